"use client";
import { useTranslations } from "next-intl";
import { useMoment } from "@/components/ui/use-moment";
import type { DeliveryOutcome } from "@/db/enums";
import { fromIgnoredText } from "@/server/webhooks/rules";

type Told = { outcome: DeliveryOutcome; error: string | null; nextTryAt: Date | null };

/** What a delivery's `error` says, one sentence a line, and what happens next. */
export function useDeliveryWords() {
  const t = useTranslations("webhooks");
  const moment = useMoment();
  return {
    problems: ({ outcome, error }: Told): string[] => {
      if (!error) return [];
      if (outcome !== "ignored") return error.split("\n");
      return fromIgnoredText(error).map(({ kind, detail }) => t(`ignored.${kind}`, { detail: detail || "–" }));
    },
    next: ({ outcome, nextTryAt }: Told): string | null => {
      if (outcome !== "failed") return null;
      return nextTryAt ? t("nextTry", { at: moment(nextTryAt) }) : t("noNextTry");
    },
  };
}
