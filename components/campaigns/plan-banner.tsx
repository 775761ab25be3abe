"use client";
import { CalendarClock, Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useMoment } from "@/components/ui/use-moment";
import type { CampaignProgress } from "@/server/campaigns/show-campaign";
import { useCampaignMoves } from "./use-campaign";
import { useDuration } from "./use-duration";

/** What a campaign's plan makes of it now: it waits for its start, for the hours, or for a person (O3, O7, O8). */
export function PlanBanner({ campaignId, progress }: { campaignId: string; progress: CampaignProgress }) {
  const t = useTranslations("plan.banner");
  const moment = useMoment();
  const duration = useDuration();
  const { status, pauseReason, pauseDetails, startsAt, wait } = progress;
  if (status === "planned" && startsAt)
    return (
      <Banner tone="info" icon={<CalendarClock aria-hidden />}>
        {t("planned", { at: moment(startsAt) })}
      </Banner>
    );
  if (pauseReason === "missed") {
    const late = duration(Number(pauseDetails?.lateMinutes ?? 0) * 60_000);
    return (
      <Banner tone="warn" role="alert" action={<Resume campaignId={campaignId} label={t("startNow")} />}>
        {t("missed", { late })}
      </Banner>
    );
  }
  if (pauseReason === "no_recipients")
    return (
      <Banner tone="warn" role="alert">
        {t("noRecipients")}
      </Banner>
    );
  if (pauseReason === "guard")
    return (
      <Banner tone="danger" role="alert" action={<Resume campaignId={campaignId} label={t("resume")} />}>
        <GuardText details={pauseDetails ?? {}} />
      </Banner>
    );
  if (status !== "running" || !wait) return null;
  return (
    <Banner tone="warn" icon={<Hourglass aria-hidden />} role="status">
      <b>{t(wait.reason)}</b> {t("continues", { at: moment(wait.until) })}
    </Banner>
  );
}

/** The rule of the guard with the numbers it saw. */
function GuardText({ details }: { details: NonNullable<CampaignProgress["pauseDetails"]> }) {
  const t = useTranslations("plan.banner");
  const quality = useTranslations("campaigns.quality");
  const category = useTranslations("templates.category");
  const { rule, before = "", after = "", failed = 0, optedOut = 0, of = 0, percent = 0 } = details;
  if (rule === "quality") return t("quality", { before: quality(before as "green"), after: quality(after as "green") }); // words that the guard wrote
  if (rule === "category")
    return t("category", { before: category(before as "utility"), after: category(after as "utility") }); // as above
  const numbers = { of: Number(of), percent: Number(percent) };
  return rule === "failures"
    ? t("failures", { ...numbers, failed: Number(failed) })
    : t("opt_outs", { ...numbers, optedOut: Number(optedOut) });
}

function Resume({ campaignId, label }: { campaignId: string; label: string }) {
  const { resume } = useCampaignMoves(campaignId);
  return (
    <Button onClick={() => resume.mutate({ campaignId })} pending={resume.isPending}>
      {label}
    </Button>
  );
}
