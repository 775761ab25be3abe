import { getLocale, getTranslations } from "next-intl/server";
import { messageStatuses } from "@/db/enums";
import type { CardWords } from "@/server/usage/card-template";
import type { UsageWords } from "@/server/usage/usage-files";

type Separator = "comma" | "semicolon" | undefined;
const sentColumns = [
  "time",
  "number",
  "phone",
  "recipient",
  "country",
  "kind",
  "category",
  "template",
  "language",
  "state",
  "charge",
  "price",
  "currency",
] as const;
const summaryColumns = [
  "number",
  "phone",
  "kind",
  "category",
  "country",
  "sent",
  "delivered",
  "undelivered",
  "failed",
  "charged",
  "freeWindow",
  "freeEntry",
  "freeProvider",
  "unpriced",
  "price",
  "currency",
] as const;

/** The words of downloaded files in the language of who asks. Czech spreadsheets expect the semicolon and a decimal comma. */
export async function usageWords(separator: Separator) {
  const [t, tStatus, locale] = await Promise.all([
    getTranslations("usage"),
    getTranslations("common.messageStatus"),
    getLocale(),
  ]);
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  const words: UsageWords = {
    separator: signOf(separator, locale),
    sentHeader: sentColumns.map((column) => t(`csv.${column}`)),
    summaryHeader: summaryColumns.map((column) => t(`csv.${column}`)),
    states: Object.fromEntries(messageStatuses.map((status) => [status, tStatus(status)])) as UsageWords["states"], // every status set
    category: (category) => t(`category.${category ?? "unknown"}`),
    kind: (isTemplate) => t(isTemplate ? "kind.template" : "kind.reply"),
    country: (country) => (country ? (regions.of(country) ?? country) : t("unknownCountry")),
    charge: (charge, isPriced) => {
      if (charge.kind === "free") return t(`charge.free.${charge.why}`);
      return t(charge.kind === "charged" && !isPriced ? "charge.unpriced" : `charge.${charge.kind}`);
    },
    price: decimalOf(locale),
    total: t("total"),
  };
  return { ...words, fileNames: { "messages.csv": t("csv.sentFile"), "summary.csv": t("csv.summaryFile") } };
}

export async function cardWords(separator: Separator): Promise<CardWords & { fileName: string }> {
  const [t, locale] = await Promise.all([getTranslations("usage.card"), getLocale()]);
  const header = (["place", "category", "price", "currency", "validFrom"] as const).map((column) =>
    t(`column.${column}`),
  );
  return { separator: signOf(separator, locale), header, price: decimalOf(locale), fileName: t("templateFile") };
}

const signOf = (separator: Separator, locale: string) =>
  (separator ?? (locale === "cs" ? "semicolon" : "comma")) === "semicolon" ? ";" : ",";

const decimalOf = (locale: string) => (micros: number) =>
  (micros / 1_000_000).toFixed(6).replace(".", locale === "cs" ? "," : ".");
