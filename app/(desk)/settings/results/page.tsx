import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ResultsScreen } from "@/components/results/results-screen";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("results"))("title") };
}

export default async function ResultsPage() {
  const { actor } = await requirePermission("results.manage");
  return <ResultsScreen role={actor.role} />;
}
