import { type Locale, locales } from "@/db/enums";

export const defaultLocale: Locale = "cs";
export const defaultTimeZone = "Europe/Prague";

/** Names of formats in the texts; the compiled form of a text (compile-messages) knows none of its own. */
export const formats = { number: { percent: { style: "percent" } } } as const;

/** The person's own choice (cookie), else the first language of the browser that we speak, else Czech. */
export function chooseLocale(input: { cookie: string | undefined; acceptLanguage: string | null }): Locale {
  return asLocale(input.cookie) ?? preferred(input.acceptLanguage ?? "") ?? defaultLocale;
}

function preferred(acceptLanguage: string): Locale | undefined {
  return acceptLanguage
    .split(",")
    .map((part) => {
      const [tag = "", quality = ""] = part.trim().split(";q=");
      return { locale: asLocale(tag.split("-")[0]?.toLowerCase()), quality: quality ? Number(quality) : 1 };
    })
    .filter(({ locale, quality }) => locale && quality > 0)
    .sort((a, b) => b.quality - a.quality)[0]?.locale;
}

function asLocale(value: string | undefined): Locale | undefined {
  return locales.find((locale) => locale === value);
}
