import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { ImportScreen } from "@/components/contacts/import-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts.import"))("title") };
}

export default async function OneImportPage({ params }: { params: Promise<{ importId: string }> }) {
  await requirePermission("contacts.import");
  const { importId } = await params;
  if (!z.uuid().safeParse(importId).success) notFound();
  return <ImportScreen importId={importId} />;
}
