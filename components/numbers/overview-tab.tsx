"use client";
import { CircleHelp } from "lucide-react";
import Link from "next/link";
import { useNow, useTranslations } from "next-intl";
import { RoutingLink } from "@/components/routing/routing-link";
import { Banner } from "@/components/ui/banner";
import { Panel } from "@/components/ui/panel";
import type { Role } from "@/db/enums";
import { isUnused } from "@/server/numbers/rules";
import { mayDo } from "@/server/team/permissions";
import { AccountPanel } from "./account-panel";
import { ConnectionPanel } from "./connection-panel";
import { DailyLimit } from "./daily-limit";
import { StatePanel } from "./state-panel";
import { TemplatesPanel } from "./templates-panel";
import { useNumber } from "./use-number";
import { useStopped } from "./use-stopped";

/** Přehled: everything that is known of a number, each with its time (S0.36–S0.38, S3.36). */
export function OverviewTab({ numberId, role }: { numberId: string; role: Role }) {
  const t = useTranslations("numbers");
  const now = useNow({ updateInterval: 60_000 });
  const { data: number } = useNumber(numberId);
  const stopped = useStopped(role);
  if (!number) return null;
  const manages = mayDo(role, "numbers.manage");
  return (
    <div className="flex flex-col gap-4">
      {isUnused(number, now) ? <Banner tone="info">{t("unused")}</Banner> : null}
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <div className="flex flex-col gap-4">
          <Panel aria-label={t("dailyLimit")} className="flex flex-col gap-2">
            <DailyLimit number={number} stopped={stopped(numberId)} />
            <LimitNotes limitReadAt={number.limitReadAt} sharers={number.waba?.numbers.length ?? 1} />
          </Panel>
          <StatePanel number={number} mayManage={manages} />
        </div>
        <div className="flex flex-col gap-4">
          <AccountPanel number={number} />
          <ConnectionPanel number={number} mayManage={manages} />
          <RoutingLink numberId={numberId} role={role} />
          <TemplatesPanel number={number} maySync={mayDo(role, "templates.sync")} />
        </div>
      </div>
    </div>
  );
}

/** Where the limit comes from, who shares it, and where limits are explained (S0.40). */
function LimitNotes({ limitReadAt, sharers }: { limitReadAt: Date | null; sharers: number }) {
  const t = useTranslations("numbers");
  return (
    <p className="m-0 text-meta text-text-3">
      {limitReadAt ? null : <span className="block">{t("limitUnknown")}</span>}
      {sharers > 1 ? <span className="block">{t("limitShared", { count: sharers })}</span> : null}
      <Link href="/help/limits" className="inline-flex min-h-6 items-center gap-1 font-medium text-accent-text">
        <CircleHelp aria-hidden className="size-3.5" />
        {t("limitsHelp")}
      </Link>
    </p>
  );
}
