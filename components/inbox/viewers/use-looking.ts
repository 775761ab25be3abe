"use client";
import { useEffect, useState } from "react";
import { useTRPCClient } from "@/components/live/trpc";
import { newMessageId } from "../composer/composer-ids";
import { createLookTracker } from "./look-tracker";

/** Colleagues can wait until the next conversation is drawn; of one that is only passed by they are not told. */
const afterDrawingMs = 150;

/** One a tab, for as long as it is open. */
let pageId: string | null = null;

/**
 * Tells colleagues that this tab shows the conversation (null: none yet), as long as it can be seen; it ends when the tab is hidden or closed. Answers
 * what the composer calls when somebody writes (true) or stops (false).
 */
export function useLooking(conversationId: string | null): (isTyping: boolean) => void {
  const client = useTRPCClient();
  const [tracker] = useState(() => {
    const id = () => {
      pageId ??= newMessageId();
      return pageId;
    };
    return createLookTracker({
      look: (look) => client.viewers.lookAt.mutate({ pageId: id(), ...look }),
      leave: (left) =>
        void client.viewers.lookAway
          .mutate({ pageId: id(), conversationId: left }, { context: { outlivesPage: true } })
          .catch(() => undefined),
    });
  });
  useEffect(() => {
    if (!conversationId) return;
    const follow = () => (document.visibilityState === "visible" ? tracker.show(conversationId) : tracker.hide());
    const timer = setTimeout(follow, afterDrawingMs);
    document.addEventListener("visibilitychange", follow);
    window.addEventListener("pagehide", tracker.hide);
    window.addEventListener("pageshow", follow);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", follow);
      window.removeEventListener("pageshow", follow);
      setTimeout(() => {
        window.removeEventListener("pagehide", tracker.hide);
        tracker.hide();
      }, afterDrawingMs);
    };
  }, [conversationId, tracker]);
  return (isTyping) => (isTyping ? tracker.typed() : tracker.stopped());
}
