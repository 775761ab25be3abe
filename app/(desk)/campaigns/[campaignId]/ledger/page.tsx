import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { CampaignLedger } from "@/components/campaigns/campaign-ledger";
import { requirePermission } from "@/server/auth/require";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outcome.book"))("title") };
}

export default async function CampaignLedgerPage({ params }: { params: Promise<{ campaignId: string }> }) {
  await requirePermission("campaigns.see");
  const { campaignId } = await params;
  if (!z.uuid().safeParse(campaignId).success) notFound();
  return <CampaignLedger campaignId={campaignId} />;
}
