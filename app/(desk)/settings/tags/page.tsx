import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TagsScreen } from "@/components/tags/tags-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("tags"))("title") };
}

export default async function TagsPage() {
  const { actor } = await requirePermission("tags.manage");
  return <TagsScreen role={actor.role} />;
}
