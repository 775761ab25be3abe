import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { EditCampaign } from "@/components/campaigns/campaign-wizard";
import { requirePermission } from "@/server/auth/require";
import { company } from "@/server/team/company";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("campaigns"))("title") };
}

export default async function EditCampaignPage({ params }: { params: Promise<{ campaignId: string }> }) {
  const ctx = await requirePermission("campaigns.manage");
  const { campaignId } = await params;
  if (!z.uuid().safeParse(campaignId).success) notFound();
  return <EditCampaign campaignId={campaignId} company={(await company(ctx)).name} />;
}
