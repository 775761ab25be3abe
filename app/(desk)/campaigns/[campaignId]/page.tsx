import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { CampaignDetail } from "@/components/campaigns/campaign-detail";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("campaigns"))("title") };
}

export default async function CampaignPage({ params }: { params: Promise<{ campaignId: string }> }) {
  await requirePermission("campaigns.see");
  const { campaignId } = await params;
  if (!z.uuid().safeParse(campaignId).success) notFound();
  return <CampaignDetail campaignId={campaignId} />;
}
