"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import type { ReplyContent } from "@/server/inbox/schema";
import { newMessageId } from "./composer-ids";

type Plan = {
  contents: ReplyContent[];
  replyToMessageId: string | null;
  sendAt: Date;
  cancelIfClientWrites: boolean;
};

/**
 * Plans messages under ids made here, or changes the planned one that is given; trying again never plans anything twice. Answers
 * whether all of it is planned; `problem` says why not.
 */
export function useSchedule(conversationId: string, scheduledId: string | null) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const refused = useRefusedText();
  const [ids] = useState<string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [isPending, setPending] = useState(false);

  const call = (content: ReplyContent, n: number, { contents: _, replyToMessageId, ...when }: Plan) => {
    const plan = { content, ...when, ...(n === 0 && replyToMessageId ? { replyToMessageId } : {}) };
    if (scheduledId) return client.scheduled.change.mutate({ scheduledId, ...plan });
    ids[n] ??= newMessageId();
    return client.scheduled.add.mutate({ scheduledId: ids[n], conversationId, ...plan });
  };
  const schedule = async (plan: Plan): Promise<boolean> => {
    setPending(true);
    setProblem(null);
    try {
      for (const [n, content] of plan.contents.entries()) {
        const answer = await call(content, n, plan);
        if (answer.ok) continue;
        setProblem(refused(answer.reason));
        return false;
      }
      return true;
    } catch (error) {
      setProblem(errorText(error));
      return false;
    } finally {
      setPending(false);
      void queries.invalidateQueries({ queryKey: trpc.scheduled.list.queryKey({ conversationId }) });
    }
  };
  return { schedule, problem, isPending };
}

/** Why a message cannot be planned or did not leave: in the composer's words where it has them. */
export function useRefusedText(): (reason: string) => string {
  const own = useTranslations("scheduled.refused");
  const composer = useTranslations("composer.refused");
  return (reason) => (own.has(reason) ? own(reason) : composer(reason));
}
