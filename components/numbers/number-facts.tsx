"use client";
import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFailureText } from "@/components/live/use-failure-text";
import { Dot } from "@/components/ui/badge";
import { useMoment } from "@/components/ui/use-moment";
import type { NumberRow } from "@/server/numbers/queries";
import { CampaignFacts } from "./campaign-facts";
import { Fact, Facts, None } from "./fact";

export const dots = { green: "ok", yellow: "warn", red: "danger", unknown: "off" } as const;

/** Quality, pace, provider, last traffic, webhook: each with its time where it has one. */
export function NumberFacts({ number, hasCampaigns }: { number: NumberRow; hasCampaigns: boolean }) {
  const t = useTranslations("numbers");
  const moment = useMoment();
  const at = (time: Date | null) => (time ? moment(time) : <None />);
  const failureText = useFailureText();
  return (
    <Facts>
      <Fact label={t("quality")} note={number.healthReadAt && t("readAt", { at: moment(number.healthReadAt) })}>
        <span className="inline-flex items-center gap-1.5">
          <Dot tone={dots[number.quality]} />
          {t(`qualities.${number.quality}`)}
        </span>
      </Fact>
      <Fact label={t("pace")}>{t("perSecond", { count: number.ratePerSecond })}</Fact>
      <Fact label={t("provider")}>{t(`providers.${number.provider}`)}</Fact>
      <Fact label={t("lastInbound")}>{at(number.lastInboundAt)}</Fact>
      <Fact label={t("lastOutbound")}>{at(number.lastOutboundAt)}</Fact>
      <Fact label={t("webhook")} note={number.webhookError && failureText(number.webhookError)}>
        <Webhook number={number} />
      </Fact>
      {hasCampaigns ? <CampaignFacts number={number} /> : null}
      <Fact label={t("group")}>{number.groupName ?? t("everybody")}</Fact>
    </Facts>
  );
}

function Webhook({ number }: { number: NumberRow }) {
  const t = useTranslations("numbers");
  if (number.webhookError)
    return (
      <span className="inline-flex items-center gap-1.5 text-danger-text">
        <X aria-hidden className="size-3.5" strokeWidth={2.4} />
        {t("webhookFailed")}
      </span>
    );
  if (!number.webhookRegisteredAt) return t("webhookMissing");
  return (
    <span className="inline-flex items-center gap-1.5">
      <Check aria-hidden className="size-3.5 text-ok-text" strokeWidth={2.4} />
      {t("webhookOk")}
    </span>
  );
}
