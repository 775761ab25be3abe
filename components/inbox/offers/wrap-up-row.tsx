"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Timer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { type RouterOutputs, useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-manager";
import { useClientName } from "../client-name";
import { openConversation } from "../open-conversation";
import { clockLabel } from "../time-labels";
import { useSecondsLeft } from "../use-seconds-left";

type WrapUp = RouterOutputs["inbox"]["wrapUps"][number];

/** One ended session whose work is not over: how long it still lasts, and the button that ends it. */
export function WrapUpRow({ wrapUp }: { wrapUp: WrapUp }) {
  const t = useTranslations("inbox.wrapUp");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const name = useClientName()(wrapUp.contact);
  const seconds = useSecondsLeft(wrapUp.until ?? new Date(0));
  const refetch = () => queries.invalidateQueries(trpc.inbox.wrapUps.queryFilter());
  const finish = useMutation(
    trpc.inbox.finishWrapUp.mutationOptions({
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
      onSettled: refetch,
    }),
  );
  useEffect(() => {
    if (seconds === 0) void queries.invalidateQueries(trpc.inbox.wrapUps.queryFilter());
  }, [seconds, queries, trpc]);
  if (seconds === 0) return null;
  return (
    <section
      aria-label={t("label", { name })}
      className="mx-2 mb-2 flex shrink-0 items-center gap-2 rounded-md bg-mute-soft py-1 pr-1 pl-3"
    >
      <Timer aria-hidden className="size-4 shrink-0 text-text-2" />
      <button
        type="button"
        onClick={() => openConversation(wrapUp.conversationId)}
        className="min-w-0 flex-1 text-left touch:min-h-11"
      >
        <span className="block truncate text-meta font-medium">{t("title")}</span>
        <span className="block truncate text-meta text-text-2">{t("facts", { name, time: clockLabel(seconds) })}</span>
      </button>
      <Button pending={finish.isPending} onClick={() => finish.mutate({ sessionId: wrapUp.sessionId })}>
        {t("finish")}
      </Button>
    </section>
  );
}
