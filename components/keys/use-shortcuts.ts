"use client";
import { useEffect, useEffectEvent } from "react";
import { asSingleKeys } from "@/server/i18n/preference-rules";
import { aloneKey, type SingleKeyId, singleKeys } from "./shortcuts";

/** What a key does; `false` says that it was not for this part after all. */
type Action = () => unknown;

/** Answers single keys of the registry; a falsy action leaves the key to others. */
export function useShortcuts(actions: Partial<Record<SingleKeyId, Action | false>>): void {
  const answer = useEffectEvent((event: KeyboardEvent) => {
    const key = singleKeyOf(event);
    if (key === null) return;
    for (const [id, action] of Object.entries(actions))
      if (action && singleKeys[id as SingleKeyId].key === key && action() !== false) event.preventDefault();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => answer(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, []);
}

/** The single key of an event, null where it must not count: in fields, lists and dialogs, with a modifier, or switched off (WCAG 2.1.4). */
export function singleKeyOf(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.isComposing || !areSingleKeysOn() || isElsewhere(event.target)) return null;
  return aloneKey(event);
}

/** As the person chose it in the help; it stands on the document, like the theme. */
export function areSingleKeysOn(): boolean {
  return asSingleKeys(document.documentElement.dataset.singleKeys) === "on";
}

const elsewhere =
  "input, textarea, select, [contenteditable=true], [role=dialog], [role=alertdialog], [role=menu], [role=listbox], [role=combobox]";

function isElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest(elsewhere) !== null;
}
