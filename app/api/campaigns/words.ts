import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import { recipientStatuses } from "@/db/enums";
import type { CsvWords } from "@/server/campaigns/csv-files";
import { ledgerColumns } from "@/server/campaigns/ledger-rules";

/** The words of downloaded files in the language of who asks. Czech spreadsheets expect the semicolon. */
export async function csvWords(): Promise<CsvWords> {
  const [t, book, tStatus, tReason, locale, format] = await Promise.all([
    getTranslations("campaigns"),
    getTranslations("outcome.book"),
    getTranslations("common.recipientStatus"),
    getTranslations("common.failureReason"),
    getLocale(),
    getFormatter(),
  ]);
  return {
    separator: locale === "cs" ? ";" : ",",
    phone: t("csv.phone"),
    row: t("csv.row"),
    name: t("csv.name"),
    state: t("csv.state"),
    time: t("csv.time"),
    nextTry: t("csv.nextTry"),
    reason: t("csv.reason"),
    reply: t("csv.reply"),
    variant: book("csv.variant"),
    book: {
      ...mapped(
        [
          "campaign",
          "number",
          "column",
          "source",
          "tries",
          "sent",
          "delivered",
          "read",
          "failed",
          "code",
          "message",
        ] as const,
        (key) => book(`csv.${key}`),
      ),
      columns: mapped(ledgerColumns, (column) => book(`columns.${column}`)),
      directory: book("kinds.audience"),
    },
    states: Object.fromEntries(recipientStatuses.map((status) => [status, tStatus(status)])) as CsvWords["states"], // every status set
    reasonOf: ({ planReason, failureReason, failureCode }) => {
      if (planReason) return t(`planReason.${planReason}`);
      if (!failureReason) return "";
      const reason = tReason(failureReason);
      return failureCode ? `${reason} (${failureCode})` : reason;
    },
    at: (moment) => format.dateTime(moment, { dateStyle: "short", timeStyle: "medium" }),
  };
}

const mapped = <Key extends string>(keys: readonly Key[], textOf: (key: Key) => string) =>
  Object.fromEntries(keys.map((key) => [key, textOf(key)])) as Record<Key, string>; // every key set
