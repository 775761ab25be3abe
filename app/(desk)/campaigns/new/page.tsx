import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewCampaign } from "@/components/campaigns/campaign-wizard";
import { requirePermission } from "@/server/auth/require";
import { company } from "@/server/team/company";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("campaigns.wizard"))("new") };
}

export default async function NewCampaignPage() {
  const ctx = await requirePermission("campaigns.manage");
  return <NewCampaign company={(await company(ctx)).name} />;
}
