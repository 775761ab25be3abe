import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import type { SessionWords } from "@/server/sessions/export-sessions";

const columns = [
  "started",
  "accepted",
  "ended",
  "status",
  "client",
  "phone",
  "number",
  "operator",
  "group",
  "result",
  "note",
  "tags",
] as const;

/** The words of the downloaded table in the language of who asks. Czech spreadsheets expect the semicolon. */
export async function sessionWords(): Promise<SessionWords & { fileName: string }> {
  const [t, locale, format] = await Promise.all([getTranslations("sessions"), getLocale(), getFormatter()]);
  return {
    separator: locale === "cs" ? ";" : ",",
    header: columns.map((column) => t(`columns.${column}`)),
    status: {
      waiting: t("status.waiting"),
      active: t("status.active"),
      awaiting_reply: t("status.awaiting_reply"),
      ended: t("status.ended"),
    },
    result: ({ resultNameCs, resultNameEn }) => (locale === "cs" ? resultNameCs : resultNameEn),
    at: (moment) => format.dateTime(moment, { dateStyle: "short", timeStyle: "short" }),
    fileName: t("exportFile"),
  };
}
