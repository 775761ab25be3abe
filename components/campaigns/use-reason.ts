"use client";
import { useTranslations } from "next-intl";
import type { RecipientRow } from "@/server/campaigns/status-queries";
import type { ReasonCount } from "@/server/campaigns/tally-queries";

/** Why a recipient is where it is, or what the client answered. */
export function useReason(): (row: RecipientRow) => string {
  const t = useTranslations("campaigns");
  const reasons = useTranslations("common.failureReason");
  return (row) => {
    if (row.planReason) return t(`planReason.${row.planReason}`);
    if (row.reply) return t("detail.reply", { text: row.reply });
    if (row.messageStatus === "needs_decision") return t("detail.needsDecision");
    if (row.messageStatus === "uncertain") return t("detail.uncertain");
    if (!row.failureReason || !["retry_scheduled", "error", "sending_failed"].includes(row.status)) return "";
    const cause = withCode(reasons(row.failureReason), row.failureCode);
    if (row.status === "retry_scheduled") return `${cause}, ${t("detail.try", { n: (row.tries ?? 0) + 1 })}`;
    return row.status === "error" ? `${t("detail.tries", { n: row.tries ?? 1 })}: ${cause}` : cause;
  };
}

/** A group of reasons with the same words. */
export function useReasonName(): (reason: ReasonCount) => string {
  const t = useTranslations("campaigns");
  const reasons = useTranslations("common.failureReason");
  return ({ plan, reason, code }) => {
    if (plan) return reason ? t(`planReason.${reason}`) : t("csv.invalid");
    return withCode(reasons(reason ?? "unknown"), code);
  };
}

const withCode = (text: string, code: string | null) => (code ? `${text} (${code})` : text);
