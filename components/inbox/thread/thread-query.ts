import type { useTRPC } from "@/components/live/trpc";

/** A thread page by page, from its newest message upwards or both ways from the message it is opened `around`. */
export const threadQuery = (trpc: ReturnType<typeof useTRPC>, conversationId: string, around: string | null) => ({
  ...trpc.inbox.thread.infiniteQueryOptions(
    { conversationId, around: around ?? undefined },
    { getNextPageParam: ({ nextCursor }) => nextCursor },
  ),
  getPreviousPageParam: ({ newerCursor }: { newerCursor: string | null | undefined }) => newerCursor,
});
