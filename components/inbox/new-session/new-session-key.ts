"use client";
import { useShortcuts } from "@/components/keys/use-shortcuts";

/** C presses the button that begins a session, also while its code is on the way. */
export function useNewSessionKey(): void {
  useShortcuts({
    newSession: () => {
      const buttons = [...document.querySelectorAll<HTMLElement>("[data-new-session]")];
      const visible = buttons.find((button) => button.offsetParent !== null);
      visible?.click();
      return visible !== undefined;
    },
  });
}
