"use client";
import { useEffect } from "react";
import { goKey, goKeys } from "../keys/shortcuts";
import { singleKeyOf } from "../keys/use-shortcuts";

const patienceMs = 1_500;

/**
 * G and then a letter follows the link of that place in the navigation, so it goes only where the person may and a page with
 * unsaved changes can still ask. It listens before the others: the second letter is often a key of its own.
 */
export function GoKeys() {
  useEffect(() => {
    let askedAt: number | null = null;
    const listener = (event: KeyboardEvent) => {
      const key = singleKeyOf(event);
      const isSecond = askedAt !== null && event.timeStamp - askedAt < patienceMs;
      askedAt = key === goKey ? event.timeStamp : null;
      const place = isSecond && Object.values(goKeys).find((go) => go.key === key);
      if (!place) return;
      event.preventDefault();
      document.querySelector<HTMLAnchorElement>(`nav a[href="${place.href}"]`)?.click();
    };
    document.addEventListener("keydown", listener, true);
    return () => document.removeEventListener("keydown", listener, true);
  }, []);
  return null;
}
