"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { ListedCampaign } from "@/server/campaigns/list-campaigns";
import { sentOf } from "@/server/campaigns/rules";
import { maySend } from "@/server/numbers/rules";
import { isSendable } from "@/server/templates/rules";

/** How far a campaign is; of one that has not begun, what it still lacks. */
export function ProgressCell({ campaign }: { campaign: ListedCampaign }) {
  const t = useTranslations("campaigns.row");
  const { byStatus, total } = campaign.ledger;
  if (campaign.status === "draft" || campaign.status === "planned") return <DraftLacks campaign={campaign} />;
  const planned = total - byStatus.invalid - byStatus.skipped;
  const failed = byStatus.error + byStatus.sending_failed;
  const sent = sentOf(byStatus);
  const { read, delivered } = byStatus;
  return (
    <div className="w-full min-w-36 max-sm:min-w-24">
      <ProgressBar
        total={planned}
        label={t("progressLabel", { read, delivered, sent: byStatus.sent, failed, total: planned })}
        parts={[
          { value: read, tone: "s1" },
          { value: delivered, tone: "s2" },
          { value: byStatus.sent, tone: "s3" },
          { value: failed, tone: "danger" },
        ]}
      />
      <div className="mt-1.5 flex justify-between gap-3 text-meta text-text-3">
        <span>{t("of", { done: sent, total: planned })}</span>
        {sent > 0 ? <span>{t("read", { percent: read / sent })}</span> : null}
      </div>
    </div>
  );
}

function DraftLacks({ campaign }: { campaign: ListedCampaign }) {
  const t = useTranslations("campaigns.row");
  const { planned, lacks } = draftFacts(campaign);
  if (lacks)
    return (
      <span className="inline-flex items-center gap-1.5 text-warn-text">
        <TriangleAlert aria-hidden className="size-4" />
        {t(lacks)}
      </span>
    );
  const fromDirectory = campaign.audience.steps.length > 0;
  const ready = planned > 0 ? t("ready", { count: planned }) : null;
  const parts = [ready, fromDirectory ? t("fromDirectory") : null].filter(Boolean);
  return <span className="text-text-3">{parts.join(" · ") || t("noRecipients")}</span>;
}

function draftFacts(campaign: ListedCampaign) {
  const planned = campaign.ledger.byStatus.initial;
  if (!isSendable(campaign.templateStatus, campaign.templateRemovedAt))
    return { planned, lacks: "templateNotApproved" as const };
  return { planned, lacks: maySend(campaign.numberStatus) ? null : ("numberNotSending" as const) };
}
