"use client";
import { usePathname } from "next/navigation";

const place = "/inbox";

export const hrefOf = (conversationId: string): string => `${place}/${conversationId}`;

/** The conversation the address names, or null on the bare list. */
export function useOpenConversation(): string | null {
  const [, , id] = usePathname().split("/");
  return id ?? null;
}

/**
 * Opens a conversation without asking the server for a page: everything it needs comes through tRPC, so switching is
 * instant. Next follows `history` (usePathname, back, forward). `replace` keeps J and K from filling the history.
 */
export function openConversation(conversationId: string | null, how: "push" | "replace" = "push"): void {
  const href = conversationId ? hrefOf(conversationId) : place;
  if (how === "replace") window.history.replaceState(null, "", href);
  else window.history.pushState(null, "", href);
}
