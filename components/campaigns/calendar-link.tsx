"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { useMoment } from "@/components/ui/use-moment";
import type { CalendarCampaign } from "@/server/campaigns/campaign-calendar";
import { CampaignStatusIcon } from "./campaign-status-icon";

/** A campaign in a day of the calendar; says from when until when. */
export function CalendarLink({ campaign }: { campaign: CalendarCampaign }) {
  const t = useTranslations("plan.calendar");
  const status = useTranslations("campaigns.status");
  const moment = useMoment();
  const { id, name, beginsAt, endsAt, isExpected } = campaign;
  const until = isExpected ? `${moment(endsAt)} (${t("expected")})` : moment(endsAt);
  const said = t("entry", { name, status: status(campaign.status), from: moment(beginsAt), until });
  return (
    <Link
      href={`/campaigns/${id}`}
      title={said}
      aria-label={said}
      className={cn(
        "flex h-6 min-w-0 items-center gap-1.5 rounded-sm px-1.5 text-meta text-text no-underline hover:bg-hover touch:h-11",
        campaign.status === "running" || campaign.status === "planned" ? "bg-accent-soft" : "bg-mute-soft",
      )}
    >
      <span aria-hidden className="-mx-0.5 shrink-0 scale-75">
        <CampaignStatusIcon status={campaign.status} share={0.4} label="" />
      </span>
      <span className="truncate">{name}</span>
    </Link>
  );
}
