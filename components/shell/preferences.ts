"use client";
import { useSyncExternalStore } from "react";
import type { Locale } from "@/db/enums";
import { asTheme, localeCookie, singleKeysCookie, type Theme, themeCookie } from "@/server/i18n/preference-rules";
import { areSingleKeysOn } from "../keys/use-shortcuts";

/** Changes the look at once, without a request; the next page comes in it from the first byte. */
export function chooseTheme(theme: Theme): void {
  keep(themeCookie, theme);
  const root = document.documentElement;
  root.classList.toggle("dark", theme === "dark");
  root.dataset.theme = theme;
}

/** The chosen theme, read where it stands: on the document. The server does not know it while it draws. */
export function useTheme(): Theme {
  return useSyncExternalStore(
    watchRoot,
    () => asTheme(document.documentElement.dataset.theme),
    () => "system",
  );
}

/** Whether single letters do things (WCAG 2.1.4); like the theme it stands on the document and in a cookie. */
export function chooseSingleKeys(isOn: boolean): void {
  const value = isOn ? "on" : "off";
  keep(singleKeysCookie, value);
  document.documentElement.dataset.singleKeys = value;
}

export function useAreSingleKeysOn(): boolean {
  return useSyncExternalStore(watchRoot, areSingleKeysOn, () => true);
}

function watchRoot(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "data-single-keys"] });
  return () => observer.disconnect();
}

/** The caller refreshes the router: texts come anew, what is typed stays. */
export function chooseLanguage(locale: Locale): void {
  keep(localeCookie, locale);
}

function keep(name: string, value: string): void {
  const secure = location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing on plain http and in some browsers
  document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=lax${secure}`;
}
