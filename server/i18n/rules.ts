import { type Locale, locales } from "@/db/enums";

export const defaultLocale: Locale = "cs";
export const localeCookie = "locale";
export const defaultTimeZone = "Europe/Prague";

/** Names of formats in the texts; the compiled form of a text (compile-messages) knows none of its own. */
export const formats = { number: { percent: { style: "percent" } } } as const;

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];
export const themeCookie = "theme";

/** "off" where the person does not want single letters to do things (WCAG 2.1.4). */
export const singleKeysCookie = "single-keys";

/** The person's own choice (cookie), else the first language of the browser that we speak, else Czech. */
export function chooseLocale(input: { cookie: string | undefined; acceptLanguage: string | null }): Locale {
  return asLocale(input.cookie) ?? preferred(input.acceptLanguage ?? "") ?? defaultLocale;
}

export function asTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

export function asSingleKeys(value: string | undefined): "on" | "off" {
  return value === "off" ? "off" : "on";
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
