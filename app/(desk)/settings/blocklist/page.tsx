import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BlocklistScreen } from "@/components/contacts/blocklist-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts.blocklist"))("title") };
}

export default async function BlocklistPage() {
  const { actor } = await requirePermission("contacts.manage");
  return <BlocklistScreen role={actor.role} />;
}
