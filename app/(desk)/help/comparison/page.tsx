import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ComparisonHelp } from "@/components/help/comparison-help";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("help"))("comparison.title") };
}

export default async function ComparisonHelpPage() {
  await requirePermission("inbox.use");
  return <ComparisonHelp />;
}
