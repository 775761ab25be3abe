"use client";
import { composerState } from "@/server/inbox/rules";
import { composerFacts } from "../composer/composer-facts";
import type { Conversation } from "../inbox-types";
import { useMe } from "../me";
import { useNow } from "../use-now";
import type { Answering } from "./thread-context";

/** What may be done at a bubble now: the composer is free, and the number's provider carries it. */
export function useAnswering(conversation: Conversation): Answering {
  const { mode } = composerState(composerFacts(conversation, useMe()), useNow(60_000));
  const isFree = mode === "free";
  const { quotes, reactions } = conversation.number;
  return {
    quotes: isFree && quotes,
    reactions: isFree && reactions,
    templates: isFree ? "too" : mode === "template" ? "only" : null,
  };
}
