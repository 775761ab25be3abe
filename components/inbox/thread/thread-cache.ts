import { type QueryClient, useQuery } from "@tanstack/react-query";
import type { ThreadMessage } from "../inbox-types";

/**
 * A message of mine the server has not confirmed yet. It lies beside the thread in the query cache, not in it: a refetch
 * cannot wipe it, and the stored row with the same id takes its place.
 */
export type PendingMessage = {
  item: ThreadMessage;
  /** Null = on its way; else what to say (a finished text) under the bubble. */
  problem: string | null;
  /** Sends the same message with the same id again; null = trying again makes no sense. */
  retry: (() => void) | null;
  /** Lets it go; what the server has after all comes with the thread. */
  drop: () => void;
  /** The server has it; its row takes this one's place as soon as the thread is read. */
  isKept?: true;
};

type NewMessage = Pick<ThreadMessage, "id" | "at" | "kind" | "body"> & Partial<ThreadMessage>;

/** Shows a message at once with a clock. `id` is the id the server will store it under. Again with the same id: back to the clock. */
export function addPending(
  queryClient: QueryClient,
  conversationId: string,
  message: NewMessage,
  retry: (() => void) | null = null,
): void {
  const item: ThreadMessage = { ...blank, ...message };
  const drop = () => dropPending(queryClient, conversationId, item.id);
  change(queryClient, conversationId, (pending) => [
    ...pending.filter((other) => other.item.id !== item.id),
    { item, problem: null, retry, drop },
  ]);
}

/** The message did not get through: its bubble turns red and says `problem`. */
export function markFailed(queryClient: QueryClient, conversationId: string, id: string, problem: string): void {
  change(queryClient, conversationId, (pending) =>
    pending.map((other) => (other.item.id === id ? { ...other, problem } : other)),
  );
}

/** The server has the message. */
export function markKept(queryClient: QueryClient, conversationId: string, id: string): void {
  change(queryClient, conversationId, (pending) =>
    pending.map((other) => (other.item.id === id ? { ...other, isKept: true } : other)),
  );
}

/** Takes a message out again: it was refused and its text is back in the composer. */
export function dropPending(queryClient: QueryClient, conversationId: string, id: string): void {
  change(queryClient, conversationId, (pending) => pending.filter((other) => other.item.id !== id));
}

/** What is pending in this conversation, oldest first. */
export function usePending(conversationId: string): PendingMessage[] {
  const { data } = useQuery({
    queryKey: keyOf(conversationId),
    queryFn: (): PendingMessage[] => [],
    initialData: none,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return data;
}

/** Whether the server lacks a message of any conversation. */
export const hasUnkept = (queryClient: QueryClient): boolean =>
  queryClient
    .getQueriesData<PendingMessage[]>({ queryKey: [pendingKey] })
    .some(([, pending]) => pending?.some(({ isKept }) => !isKept));

/** Drops what the server has stored in the meantime. */
export function forgetStored(queryClient: QueryClient, conversationId: string, stored: ReadonlySet<string>): void {
  change(queryClient, conversationId, (pending) => pending.filter(({ item }) => !stored.has(item.id)));
}

const none: PendingMessage[] = [];
const pendingKey = "inbox-pending";
const keyOf = (conversationId: string) => [pendingKey, conversationId] as const;

function change(
  queryClient: QueryClient,
  conversationId: string,
  next: (pending: PendingMessage[]) => PendingMessage[],
): void {
  queryClient.setQueryData<PendingMessage[]>(keyOf(conversationId), (pending) => next(pending ?? none));
}

const blank: Omit<ThreadMessage, "id" | "at" | "kind" | "body"> = {
  type: "message",
  direction: "out",
  payload: {},
  status: "queued",
  failureReason: null,
  failureCode: null,
  mayRetry: false,
  readAt: null,
  deliveredAt: null,
  sentAt: null,
  authorName: null,
  sessionId: null,
  isCampaign: false,
  campaignName: null,
  providerMessageId: null,
  media: null,
  quoted: null,
  reactions: [],
};
