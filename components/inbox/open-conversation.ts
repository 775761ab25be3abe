"use client";
import { usePathname } from "next/navigation";

const place = "/inbox";

/** `messageId`: the thread opens there instead of at its newest message. */
export const hrefOf = (conversationId: string, messageId?: string): string =>
  `${place}/${conversationId}${messageId ? `?message=${messageId}` : ""}`;

/** The conversation the address names, or null on the bare list. */
export function useOpenConversation(): string | null {
  const [, , id] = usePathname().split("/");
  return id ?? null;
}

/**
 * Opens a conversation without asking the server for a page: everything it needs comes through tRPC, so switching is
 * instant. Next follows `history` (usePathname, back, forward). `replace` keeps J and K from filling the history.
 */
export function openConversation(
  conversationId: string | null,
  how: "push" | "replace" = "push",
  messageId?: string,
): void {
  const href = conversationId ? hrefOf(conversationId, messageId) : place;
  if (how === "replace") window.history.replaceState(null, "", href);
  else window.history.pushState(null, "", href);
}
