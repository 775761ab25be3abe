import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ImportStart } from "@/components/contacts/import-start";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts.import"))("title") };
}

export default async function ImportPage() {
  const { actor } = await requirePermission("contacts.import");
  return <ImportStart role={actor.role} />;
}
