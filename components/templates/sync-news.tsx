"use client";
import { TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFailureText } from "@/components/live/use-failure-text";
import { Tooltip } from "@/components/ui/tooltip";
import { useMoment } from "@/components/ui/use-moment";
import type { NumberSync } from "@/server/templates/queries";

/** When the templates were last read; the oldest of several numbers, and whose reading failed (S0.28). */
export function SyncNews({ numbers }: { numbers: NumberSync[] }) {
  const t = useTranslations("templates");
  const moment = useMoment();
  const failureText = useFailureText();
  if (numbers.length === 0) return null;
  const failed = numbers.filter(({ error }) => error !== null);
  const times = numbers.flatMap(({ syncedAt }) => (syncedAt ? [syncedAt.getTime()] : []));
  const text = times.length > 0 ? t("syncedAt", { at: moment(new Date(Math.min(...times))) }) : t("neverSynced");
  return (
    <span className="inline-flex items-center gap-1.5 text-meta text-text-3">
      {failed.length > 0 ? (
        <Tooltip
          text={failed
            .map(({ name, error, triedAt }) =>
              t("syncFailedAt", { name, error: failureText(error ?? ""), at: triedAt ? moment(triedAt) : t("never") }),
            )
            .join(" ")}
        >
          <button
            type="button"
            className="inline-flex min-h-8 items-center gap-1 rounded-sm px-1 font-medium text-danger-text touch:min-h-11"
          >
            <TriangleAlert aria-hidden className="size-3.5" />
            {t("syncFailed", { names: failed.map(({ name }) => name).join(", ") })}
          </button>
        </Tooltip>
      ) : null}
      {text}
    </span>
  );
}
