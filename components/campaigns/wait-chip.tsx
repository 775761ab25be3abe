"use client";
import { Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { Chip } from "@/components/ui/chip";
import type { CampaignStatus, CampaignWait } from "@/db/enums";

/** Why a running campaign sends nothing now though nobody stopped it: mimo povolené hodiny, …; when it goes on stands beside it. */
export function WaitChip({
  campaign,
  size,
}: {
  campaign: { status: CampaignStatus; wait: { reason: CampaignWait } | null };
  size?: "lg";
}) {
  const t = useTranslations("plan.wait");
  if (campaign.status !== "running" || !campaign.wait) return null;
  return (
    <Chip tone="warn" size={size}>
      <Hourglass aria-hidden />
      {t(campaign.wait.reason)}
    </Chip>
  );
}
