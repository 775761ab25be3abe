"use client";
import { Gauge, Hourglass, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Chip } from "@/components/ui/chip";
import { useMoment } from "@/components/ui/use-moment";
import type { NumberStatus } from "@/db/enums";
import type { NumberRow } from "@/server/numbers/queries";
import { maySend } from "@/server/numbers/rules";

const tones = {
  draft: "mute",
  connecting: "warn",
  active: "ok",
  name_pending: "warn",
  policy_review: "warn",
  limited: "warn",
  disconnected: "danger",
  blocked: "danger",
} as const satisfies Record<NumberStatus, "mute" | "ok" | "warn" | "danger">;

type Shown = Pick<NumberRow, "status" | "dailyLimit" | "dailyUsed">;

/** The state, and "dosažen limit" beside it. */
export function NumberChips({ number }: { number: Shown }) {
  const t = useTranslations("numbers");
  const isFull = number.dailyLimit !== null && number.dailyUsed >= number.dailyLimit;
  return (
    <span className="flex flex-wrap justify-end gap-1.5">
      {isFull ? (
        <Chip size="lg" tone="warn">
          <Gauge aria-hidden />
          {t("limitReached")}
        </Chip>
      ) : null}
      <Chip size="lg" tone={tones[number.status]}>
        {t(`status.${number.status}`)}
      </Chip>
    </span>
  );
}

/** Why a number is not simply active, since when, in the provider's words (S0.13, S0.14). */
export function NumberBanner({ number }: { number: NumberRow }) {
  const t = useTranslations("numbers");
  const moment = useMoment();
  const { status, statusReason } = number;
  if (status === "active") return null;
  const isDown = status === "disconnected" || status === "blocked";
  return (
    <Banner
      tone={isDown ? "danger" : "info"}
      icon={isDown ? <Unplug aria-hidden /> : <Hourglass aria-hidden />}
      role={isDown ? "alert" : undefined}
    >
      <b>{t("stateSince", { status: t(`status.${status}`), at: moment(number.statusSince) })}</b>{" "}
      {maySend(status) ? t("stillSends") : t("sendsNothing")}
      {statusReason ? <span className="block">{t("providerSays", { reason: statusReason })}</span> : null}
    </Banner>
  );
}
