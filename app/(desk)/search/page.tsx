import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SearchScreen } from "@/components/search/search-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("search.page"))("title") };
}

export default async function SearchPage() {
  const { actor } = await requirePermission("inbox.use");
  return <SearchScreen role={actor.role} />;
}
