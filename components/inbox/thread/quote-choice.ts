import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";
import type { ThreadMessage } from "../inbox-types";

export type Quoted = NonNullable<ThreadMessage["quoted"]>;

const keyOf = (conversationId: string) => ["inbox-quote", conversationId] as const;

/** The message that the next reply quotes: chosen at its bubble, shown over the composer, kept while other conversations are read. */
export function useQuoteChoice(conversationId: string): {
  quoted: Quoted | null;
  choose: (quoted: Quoted | null) => void;
} {
  const queryClient = useQueryClient();
  const { data } = useQuery({
    queryKey: keyOf(conversationId),
    queryFn: (): Quoted | null => null,
    initialData: null,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return { quoted: data, choose: (quoted) => queryClient.setQueryData(keyOf(conversationId), quoted) };
}

/** Runs when another message is chosen, not when a choice of before is met again. */
export function useNewQuote(conversationId: string, onNew: () => void): void {
  const { quoted } = useQuoteChoice(conversationId);
  const seen = useRef(quoted);
  const told = useEffectEvent(onNew);
  useEffect(() => {
    if (quoted && quoted !== seen.current) told();
    seen.current = quoted;
  }, [quoted]);
}
