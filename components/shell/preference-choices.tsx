"use client";
import { Monitor, Moon, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type Locale, locales } from "@/db/enums";
import { themes } from "@/server/i18n/preference-rules";
import { chooseLanguage, chooseTheme, useTheme } from "./preferences";

const themeIcons = { system: <Monitor />, light: <Sun />, dark: <Moon /> };

/**
 * Language and theme as choices for a menu or a list; both take effect at once and lose nothing on the page. `onLanguage` hears of a
 * chosen language: who is signed in is written to in it outside the page too.
 */
export function usePreferenceChoices(onLanguage?: (locale: Locale) => void) {
  const t = useTranslations("shell");
  const router = useRouter();
  const locale = useLocale();
  const theme = useTheme();
  return {
    language: {
      label: t("language"),
      options: locales.map((value) => ({ value, label: t(`languages.${value}`) })),
      value: locales.find((value) => value === locale) ?? "cs",
      onValueChange: (value: Locale) => {
        chooseLanguage(value);
        onLanguage?.(value);
        router.refresh();
      },
    },
    theme: {
      label: t("theme"),
      options: themes.map((value) => ({ value, label: t(`themes.${value}`), icon: themeIcons[value] })),
      value: theme,
      onValueChange: chooseTheme,
    },
  };
}
