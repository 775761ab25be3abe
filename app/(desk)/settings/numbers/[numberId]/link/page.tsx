import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { LinkTab } from "@/components/profiles/link-tab";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("profiles"))("linkTitle") };
}

export default async function LinkPage({ params }: { params: Promise<{ numberId: string }> }) {
  await requirePermission("numbers.see");
  const { numberId } = await params;
  if (!z.uuid().safeParse(numberId).success) notFound();
  return <LinkTab numberId={numberId} />;
}
