"use client";
import { useSearchParams } from "next/navigation";
import { useLayoutEffect, useRef, useState } from "react";
import { openConversation } from "../open-conversation";

const flashMs = 1_200;
const ownRow = "[data-row][aria-current=page]";

/** Around which message the thread stands: the address names it, or a jump went there. Null = at the newest. */
export function useAround(conversationId: string) {
  const named = useSearchParams().get("message");
  const [before, setBefore] = useState(named);
  const [around, setAround] = useState(named);
  if (named !== before) {
    setBefore(named);
    if (named) setAround(named);
  }
  return {
    around,
    named,
    goAround: setAround,
    leave: () => {
      setAround(null);
      if (named) openConversation(conversationId, "replace");
    },
  };
}

/**
 * Scrolls to a message and lights it up; where it is not loaded the thread is read anew around it. The message that the address
 * names is shown as soon as it is there. `loaded` changes with what is loaded.
 */
export function useJump({ named, goAround }: ReturnType<typeof useAround>, loaded: unknown) {
  const wanted = useRef<string | null>(null);
  const seen = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (named !== seen.current) wanted.current = named;
    seen.current = named;
    if (wanted.current && show(wanted.current)) wanted.current = null;
  }, [named, loaded]);
  return (messageId: string): void => {
    if (show(messageId)) return;
    wanted.current = messageId;
    goAround(messageId);
  };
}

function show(messageId: string): boolean {
  const element = document.getElementById(`message-${messageId}`);
  if (!element) return false;
  element.scrollIntoView({ block: "center" });
  element.dataset.flash = "";
  // What led here may be gone (the search): keys and readers go on at the message.
  if (document.activeElement === document.body) {
    element.tabIndex = -1;
    element.addEventListener("keydown", leaveByEscape);
    element.focus({ preventScroll: true });
  }
  setTimeout(() => delete element.dataset.flash, flashMs);
  return true;
}

/** Escape leaves a found message for the field to answer in; where nothing may be written, for the conversation's row of the list. */
function leaveByEscape(event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.defaultPrevented || event.target !== event.currentTarget) return;
  const next = document.querySelector<HTMLElement>("main textarea") ?? document.querySelector<HTMLElement>(ownRow);
  if (!next) return;
  event.preventDefault();
  next.focus();
}
