"use client";
import { RefreshCw } from "lucide-react";
import { useTranslations } from "next-intl";
import { Dot } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { useMoment } from "@/components/ui/use-moment";
import type { NumberDetail } from "@/server/numbers/show-number";
import { Fact, Facts, None } from "./fact";
import { dots } from "./number-facts";
import { useNumberActions } from "./use-number-actions";

/** State, quality, pace and last traffic, with the time read. */
export function StatePanel({ number, mayManage }: { number: NumberDetail; mayManage: boolean }) {
  const t = useTranslations("numbers");
  const moment = useMoment();
  const { readHealth } = useNumberActions();
  const { pace, ratePerSecond, providerRate, twoStep } = number;
  const at = (time: Date | null) => (time ? moment(time) : <None />);
  const readAt = number.healthReadAt ? t("readAt", { at: moment(number.healthReadAt) }) : t("neverRead");
  return (
    <Panel aria-labelledby="number-state" className="flex flex-col gap-4">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id="number-state" className="m-0 min-w-40 flex-1 text-lead">
          {t("state")}
        </h2>
        <span className="text-meta text-text-3">{readAt}</span>
        {mayManage ? (
          <Button
            variant="plain"
            pending={readHealth.isPending}
            onClick={() => readHealth.mutate({ numberId: number.id })}
          >
            <RefreshCw aria-hidden />
            {t("readHealth")}
          </Button>
        ) : null}
      </header>
      <Facts>
        <Fact label={t("stateLabel")} note={t("since", { at: moment(number.statusSince) })}>
          {t(`status.${number.status}`)}
        </Fact>
        <Fact label={t("quality")}>
          <span className="inline-flex items-center gap-1.5">
            <Dot tone={dots[number.quality]} />
            {t(`qualities.${number.quality}`)}
          </span>
        </Fact>
        <Fact label={t("paceNow")} note={t("paceAllowed", { count: ratePerSecond, provider: providerRate ?? 0 })}>
          {pace.pausedUntil
            ? t("pausedUntil", { at: moment(pace.pausedUntil) })
            : t("perSecond", { count: pace.perSecond })}
        </Fact>
        <Fact label={t("lastInbound")}>{at(number.lastInboundAt)}</Fact>
        <Fact label={t("lastOutbound")}>{at(number.lastOutboundAt)}</Fact>
        <Fact label={t("twoStep")}>{twoStep === null ? t("notTold") : twoStep ? t("on") : t("off")}</Fact>
      </Facts>
    </Panel>
  );
}
