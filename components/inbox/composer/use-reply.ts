"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useTRPC, useTRPCClient } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import type { ReplyContent } from "@/server/inbox/schema";
import type { ThreadItem, ThreadMessage } from "../inbox-types";
import type { Quoted } from "../thread/quote-choice";
import { addPending, dropPending, markFailed, markKept } from "../thread/thread-cache";
import { newMessageId } from "./composer-ids";
import type { Overtaken } from "./use-overtaken";

/** One message to send: what the server is told, and how its bubble looks until the server has it. */
export type Outgoing = {
  content: ReplyContent;
  /** The message it quotes. */
  quoted?: Quoted | null;
  bubble: Pick<ThreadMessage, "kind" | "body"> & Partial<ThreadMessage>;
  /** The server refused it: what was written belongs back where it was. */
  onRefused?: () => void;
};

/**
 * Sends messages. Their bubbles stand at once under ids made here; trying again uses the same id, so the client never gets one
 * twice. Calls go one after another: what was written first arrives first. With `overtaken`, where a colleague answered below
 * what stood on the screen, the server sends nothing (O14).
 */
export function useReply(conversationId: string, overtaken?: Overtaken): (messages: Outgoing[]) => void {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const t = useTranslations("composer.refused");
  const tail = useRef(Promise.resolve());

  const call = async (messageId: string, { content, quoted, onRefused }: Outgoing, seen: Seen): Promise<void> => {
    try {
      const answer = await client.inbox.reply.mutate({
        messageId,
        conversationId,
        content,
        ...(quoted ? { replyToMessageId: quoted.id } : {}),
        ...seen,
      });
      if (answer.ok) markKept(queryClient, conversationId, messageId);
      else {
        dropPending(queryClient, conversationId, messageId);
        onRefused?.();
        if (answer.reason === "answered_meanwhile") overtaken?.tell(answer.names);
        else showToast({ title: t(answer.reason), tone: "error" });
      }
      // What follows does not wait for these: where the network has just gone they may take long.
      void queryClient.invalidateQueries({ queryKey: trpc.inbox.thread.pathKey() });
      void queryClient.invalidateQueries({ queryKey: trpc.inbox.conversation.queryKey({ conversationId }) });
    } catch (error) {
      markFailed(queryClient, conversationId, messageId, errorText(error));
    }
  };
  const seenNow = (): Seen => {
    // The shown one, from wherever it was opened.
    const queryKey = trpc.inbox.thread.infiniteQueryKey({ conversationId });
    const [shown] = queryClient.getQueriesData<ThreadPages>({ queryKey, type: "active" });
    return seenIn(shown?.[1]?.pages[0]?.items);
  };
  const deliver = (messageId: string, outgoing: Outgoing, isKnown: boolean) => {
    const retry = () => deliver(messageId, outgoing, !overtaken);
    addPending(
      queryClient,
      conversationId,
      { id: messageId, at: new Date(), quoted: outgoing.quoted ?? null, ...outgoing.bubble },
      retry,
    );
    const seen = isKnown ? {} : seenNow();
    tail.current = tail.current.then(() => call(messageId, outgoing, seen));
  };
  return (messages) => {
    const isKnown = overtaken?.begin() ?? true;
    for (const outgoing of messages) deliver(newMessageId(), outgoing, isKnown);
  };
}

type ThreadPages = { pages: { items: ThreadItem[] }[] };
type Seen = { seenMessageId?: string | null };

/** What stands lowest on the screen; nothing is said where the thread is not shown. */
function seenIn(newestPage: readonly ThreadItem[] | undefined): Seen {
  if (!newestPage) return {};
  return { seenMessageId: newestPage.findLast(({ type }) => type === "message")?.id ?? null };
}
