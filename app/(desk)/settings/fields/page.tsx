import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FieldsScreen } from "@/components/contacts/fields-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts.fields"))("title") };
}

export default async function FieldsPage() {
  const { actor } = await requirePermission("contacts.fields");
  return <FieldsScreen role={actor.role} />;
}
