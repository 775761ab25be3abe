import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CampaignComparison } from "@/components/campaigns/campaign-comparison";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outcome.compare"))("title") };
}

export default async function CampaignComparisonPage() {
  await requirePermission("campaigns.see");
  return <CampaignComparison />;
}
