// Every page carries these; the languages with their word lists are not needed for them.
export const localeCookie = "locale";

export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];
export const themeCookie = "theme";

/** "off" where the person does not want single letters to do things (WCAG 2.1.4). */
export const singleKeysCookie = "single-keys";

export function asTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}

export function asSingleKeys(value: string | undefined): "on" | "off" {
  return value === "off" ? "off" : "on";
}
