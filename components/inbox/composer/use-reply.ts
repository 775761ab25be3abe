"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useTRPC, useTRPCClient } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import type { ReplyContent } from "@/server/inbox/schema";
import type { ThreadMessage } from "../inbox-types";
import type { Quoted } from "../thread/quote-choice";
import { addPending, dropPending, markFailed } from "../thread/thread-cache";
import { newMessageId } from "./composer-ids";

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
 * twice. Calls go one after another: what was written first arrives first.
 */
export function useReply(conversationId: string): (messages: Outgoing[]) => void {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const t = useTranslations("composer.refused");
  const tail = useRef(Promise.resolve());

  const call = async (messageId: string, { content, quoted, onRefused }: Outgoing): Promise<void> => {
    try {
      const answer = await client.inbox.reply.mutate({
        messageId,
        conversationId,
        content,
        ...(quoted ? { replyToMessageId: quoted.id } : {}),
      });
      if (!answer.ok) {
        dropPending(queryClient, conversationId, messageId);
        onRefused?.();
        showToast({ title: t(answer.reason), tone: "error" });
      }
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: trpc.inbox.thread.pathKey() }),
        queryClient.invalidateQueries({ queryKey: trpc.inbox.conversation.queryKey({ conversationId }) }),
      ]);
    } catch (error) {
      markFailed(queryClient, conversationId, messageId, errorText(error));
    }
  };
  const deliver = (messageId: string, outgoing: Outgoing) => {
    const retry = () => deliver(messageId, outgoing);
    addPending(
      queryClient,
      conversationId,
      { id: messageId, at: new Date(), quoted: outgoing.quoted ?? null, ...outgoing.bubble },
      retry,
    );
    tail.current = tail.current.then(() => call(messageId, outgoing));
  };
  return (messages) => {
    for (const outgoing of messages) deliver(newMessageId(), outgoing);
  };
}
