import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef } from "react";

/** The words that could not go to the client as they are; each wish is an object of its own. */
type Wish = { body: string | null };

const keyOf = (conversationId: string) => ["inbox-template-wish", conversationId] as const;

/** At a bubble whose message failed because the window is closed: a template is to go instead, with its words at hand. */
export function useWishTemplate(conversationId: string): (body: string | null) => void {
  const queryClient = useQueryClient();
  return (body) => queryClient.setQueryData<Wish>(keyOf(conversationId), { body });
}

/** Runs with every new wish, not when one of before is met again. */
export function useTemplateWish(conversationId: string, onWish: (body: string | null) => void): void {
  const { data } = useQuery({
    queryKey: keyOf(conversationId),
    queryFn: (): Wish | null => null,
    initialData: null,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const seen = useRef(data);
  const told = useEffectEvent(onWish);
  useEffect(() => {
    if (data && data !== seen.current) told(data.body);
    seen.current = data;
  }, [data]);
}
