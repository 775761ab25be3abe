import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import type { SessionWords } from "@/server/sessions/export-sessions";

const columns = [
  "started",
  "accepted",
  "ended",
  "wait",
  "duration",
  "status",
  "origin",
  "campaign",
  "client",
  "phone",
  "number",
  "operator",
  "group",
  "result",
  "note",
  "rating",
  "comment",
  "callback",
  "tags",
] as const;

/** The words of the downloaded table in the language of who asks. Czech spreadsheets expect the semicolon. */
export async function sessionWords(): Promise<SessionWords & { fileName: string }> {
  const [t, tKinds, locale, format] = await Promise.all([
    getTranslations("sessions"),
    getTranslations("inbox.kinds"),
    getLocale(),
    getFormatter(),
  ]);
  return {
    separator: locale === "cs" ? ";" : ",",
    header: columns.map((column) => t(`columns.${column}`)),
    transcript: t("detail.transcript"),
    status: (status) => t(`status.${status}`),
    origin: (origin) => t(`detail.origins.${origin}`),
    result: ({ resultNameCs, resultNameEn }) => (locale === "cs" ? resultNameCs : resultNameEn),
    callback: (state) => t(`callback.${state}`),
    us: t("detail.us"),
    client: t("detail.client"),
    kind: (kind) => tKinds(kind),
    at: (moment) => format.dateTime(moment, { dateStyle: "short", timeStyle: "short" }),
    fileName: t("exportFile"),
  };
}
