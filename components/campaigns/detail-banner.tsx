"use client";
import { Gauge } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button-link";
import { useMoment } from "@/components/ui/use-moment";
import type { CampaignProgress, ShownCampaign } from "@/server/campaigns/show-campaign";
import { maySend } from "@/server/numbers/rules";
import { FillingProgress } from "./filling-progress";
import { PlanBanner } from "./plan-banner";
import { useEndTime } from "./use-end-time";

type Facts = { campaign: ShownCampaign; progress: CampaignProgress };

/** What holds the campaign now and when it goes on; under it the facts that always matter. */
export function DetailBanner(facts: Facts) {
  return (
    <div className="shrink-0 px-6 max-desk:px-4">
      <Holding {...facts} />
      <Filling campaign={facts.campaign} />
      <CategoryNews campaign={facts.campaign} />
      <FactsLine {...facts} />
    </div>
  );
}

/** The campaign has started, its audience is still on its way in. */
function Filling({ campaign }: { campaign: ShownCampaign }) {
  const filling = campaign.imports.find(({ status, audience }) => status === "running" && audience);
  return filling ? <FillingProgress campaign={campaign} filling={filling} /> : null;
}

function Holding({ campaign, progress }: Facts) {
  const t = useTranslations("campaigns.detail");
  const moment = useMoment();
  const { status, pauseReason, limitedUntil, quota } = progress;
  if (status === "finished" || status === "cancelled") {
    const at = progress.finishedAt ? moment(progress.finishedAt) : "";
    return <Banner tone={status === "finished" ? "ok" : "info"}>{t(`${status}Banner`, { at })}</Banner>;
  }
  if (!maySend(campaign.numberStatus) || pauseReason === "number")
    return (
      <Banner tone="danger" role="alert">
        {t("numberBanner", {
          number: campaign.numberName,
          reason: campaign.numberStatusReason ?? campaign.numberStatus,
        })}
      </Banner>
    );
  if (pauseReason === "number_campaigns")
    return (
      <Banner tone="danger" role="alert">
        {t("numberCampaignsBanner", { number: campaign.numberName })}
      </Banner>
    );
  if (pauseReason === "sources")
    return (
      <Banner tone="danger" role="alert">
        {t("sourcesBanner")}
      </Banner>
    );
  if (pauseReason === "feature_off")
    return (
      <Banner tone="warn" role="alert">
        {t("featureOffBanner")}
      </Banner>
    );
  if (status === "planned" || ["guard", "missed", "no_recipients"].includes(pauseReason ?? ""))
    return <PlanBanner campaignId={campaign.id} progress={progress} />;
  if (pauseReason === "template")
    return (
      <Banner tone="danger" role="alert">
        {t("templateBanner", { template: campaign.templateName })}
      </Banner>
    );
  if (pauseReason === "offer")
    return (
      <Banner tone="danger" role="alert">
        {t("offerBanner", { template: campaign.templateName })}
      </Banner>
    );
  if (status === "paused") return <Banner tone="info">{t("pausedBanner")}</Banner>;
  if (!limitedUntil) return <PlanBanner campaignId={campaign.id} progress={progress} />;
  return (
    <Banner tone="warn" icon={<Gauge aria-hidden />} role="status" action={<LimitsLink />}>
      <b>
        {quota.isShare
          ? t("shareBanner", { limit: quota.cap ?? 0 })
          : t("limitBanner", { limit: quota.limit ?? 0, number: campaign.numberName })}
      </b>{" "}
      {t("limitContinues", { at: moment(limitedUntil) })} <EndText progress={progress} />
    </Banner>
  );
}

/** The provider moved its template to another category, or will: the price and who may get it change (S2.17). */
function CategoryNews({ campaign }: { campaign: ShownCampaign }) {
  const t = useTranslations("templates");
  const { status, templateCategory, templatePreviousCategory, templateCorrectCategory } = campaign;
  if (status === "finished" || status === "cancelled") return null;
  const text = templateCorrectCategory
    ? t("categoryWillChange", { category: t(`category.${templateCorrectCategory}`) })
    : templatePreviousCategory
      ? t("categoryChanged", {
          before: t(`category.${templatePreviousCategory}`),
          after: t(`category.${templateCategory}`),
        })
      : null;
  return text ? (
    <Banner tone="warn" role="status" className="mt-2">
      {text}
    </Banner>
  ) : null;
}

function LimitsLink() {
  const t = useTranslations("campaigns.detail");
  return (
    <ButtonLink variant="plain" href="/settings/numbers" className="text-inherit max-sm:hidden">
      {t("limitsLink")}
    </ButtonLink>
  );
}

function FactsLine({ campaign, progress }: Facts) {
  const t = useTranslations("campaigns.detail");
  const fixed = useTranslations("campaigns.audience");
  const moment = useMoment();
  const { quota, ledger, status } = progress;
  const parts: ReactNode[] = [
    `${campaign.numberName} · ${campaign.templateName}`,
    quota.limit === null ? t("quotaUnlimited") : t("quota", { used: quota.used, limit: quota.limit }),
    status === "running" && ledger.unsent > 0
      ? t("estimate", { left: ledger.unsent, rate: campaign.ratePerSecond })
      : null,
    (status === "running" || status === "planned") && !progress.limitedUntil && ledger.unsent > 0 ? (
      <EndText key="end" progress={progress} />
    ) : null,
    campaign.audienceFixedAt ? fixed("fixedAt", { at: moment(campaign.audienceFixedAt) }) : null,
    campaign.note,
  ];
  return (
    <p className="m-0 flex flex-wrap gap-x-4 pt-3 text-meta text-text-2">
      {parts.filter(Boolean).map((part, n) => (
        <span key={n}>{part}</span>
      ))}
    </p>
  );
}

function EndText({ progress }: { progress: CampaignProgress }) {
  const t = useTranslations("campaigns.detail");
  const endTime = useEndTime();
  if (!progress.end) return null;
  const { days } = progress.end;
  const text = endTime(progress.end);
  return days > 1 ? t("endDays", { at: text, days }) : t("end", { at: text });
}
