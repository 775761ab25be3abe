"use client";
import { useReducer } from "react";
import { wantsNoMore } from "@/server/inbox/rules";
import type { Conversation } from "../inbox-types";

/** Where somebody writes all the same, until the client opts out anew; for this tab. */
const goneOn = new Set<string>();

/** Whether the composer is locked because the client opted out, and how its writer goes on knowingly (d.2). */
export function useOptedOut({ id, contact, lastClientMessageAt }: Conversation): {
  isLocked: boolean;
  goOn: () => void;
} {
  const [, draw] = useReducer((times: number) => times + 1, 0);
  const at = contact.marketingOptedOutAt;
  const key = `${id} ${at?.getTime()}`;
  return {
    isLocked: wantsNoMore(at, lastClientMessageAt) && !goneOn.has(key),
    goOn: () => {
      goneOn.add(key);
      draw();
    },
  };
}
