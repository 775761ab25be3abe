"use client";
import { CircleHelp } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMay } from "@/components/shell/use-may";
import { Panel } from "@/components/ui/panel";
import type { Role } from "@/db/enums";
import type { NumberDetail } from "@/server/numbers/show-number";
import { mayDo } from "@/server/team/permissions";
import { CampaignFacts } from "./campaign-facts";
import { CampaignSwitch } from "./campaign-switch";
import { DailyLimit } from "./daily-limit";
import { Fact, Facts } from "./fact";
import { KnownLimit } from "./known-limit";
import { NumberFields } from "./number-fields";
import { useNumber } from "./use-number";
import { useStopped } from "./use-stopped";

/** Limity a kampaně: pace, Počet kampaňových zpráv za den, group; supervisors read, administrators change (S0.12, S0.34, S0.35). */
export function LimitsTab({ numberId, role }: { numberId: string; role: Role }) {
  const t = useTranslations("numbers");
  const { data: number } = useNumber(numberId);
  const stopped = useStopped(role);
  const hasCampaigns = useMay(role)("campaigns.see");
  if (!number) return null;
  const manages = mayDo(role, "numbers.manage");
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Panel aria-label={t("tabs.limits")}>
        {manages ? (
          <div className="flex flex-col gap-5">
            {hasCampaigns ? <CampaignSwitch number={number} /> : null}
            <NumberFields key={number.id} number={number} hasCampaigns={hasCampaigns && number.campaignsEnabled} />
          </div>
        ) : (
          <Settings number={number} hasCampaigns={hasCampaigns} />
        )}
      </Panel>
      <Panel aria-label={t("dailyLimit")} className="flex flex-col gap-4">
        <DailyLimit number={number} stopped={stopped(numberId)} />
        <p className="m-0 text-text-2">{t("limitsText")}</p>
        {number.limitReadAt === null && manages ? <KnownLimit number={number} /> : null}
        <Link href="/help/limits" className="inline-flex min-h-6 items-center gap-1 font-medium text-accent-text">
          <CircleHelp aria-hidden className="size-4" />
          {t("limitsHelp")}
        </Link>
      </Panel>
    </div>
  );
}

function Settings({ number, hasCampaigns }: { number: NumberDetail; hasCampaigns: boolean }) {
  const t = useTranslations("numbers");
  return (
    <Facts>
      <Fact label={t("pace")}>{t("perSecond", { count: number.ratePerSecond })}</Fact>
      {hasCampaigns ? <CampaignFacts number={number} /> : null}
      <Fact label={t("group")}>{number.groupName ?? t("everybody")}</Fact>
    </Facts>
  );
}
