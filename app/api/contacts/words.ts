import { getFormatter, getLocale, getTranslations } from "next-intl/server";
import type { ContactWords } from "@/server/contacts/export-contacts";

/** The words of downloaded files in the language of who asks. Czech spreadsheets expect the semicolon. */
export async function contactWords(): Promise<ContactWords & { fileName: string }> {
  const [t, locale, format] = await Promise.all([getTranslations("contacts"), getLocale(), getFormatter()]);
  const [name, profileName, phone, email] = [
    t("columns.name"),
    t("identities.profileName"),
    t("columns.phone"),
    t("columns.email"),
  ];
  return {
    separator: locale === "cs" ? ";" : ",",
    header: [
      name,
      profileName,
      phone,
      email,
      t("columns.consent"),
      t("blocked"),
      t("columns.created"),
      t("columns.lastMessage"),
    ],
    consent: { given: t("consent.given"), withdrawn: t("consent.withdrawn"), unknown: t("consent.unknown") },
    blocked: t("conditions.blocked.yes"),
    at: (moment) => format.dateTime(moment, { dateStyle: "short", timeStyle: "short" }),
    fileName: t("exportFile"),
  };
}
