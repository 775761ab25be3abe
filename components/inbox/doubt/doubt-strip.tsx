"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { BellOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-manager";
import type { Conversation } from "../inbox-types";

/** Under the header of a conversation whose client may have opted out (O6): what they said, and one click that says whether they did. */
export function DoubtStrip({ conversation }: { conversation: Conversation }) {
  const t = useTranslations("inbox.doubt");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const settle = useMutation(
    trpc.inbox.settleDoubt.mutationOptions({
      onSuccess: (_, { isOptOut }) => showToast({ title: t(isOptOut ? "optedOut" : "dismissed") }),
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
      onSettled: () =>
        Promise.all(
          [trpc.inbox.pathKey(), trpc.consent.pathKey()].map((queryKey) => queries.invalidateQueries({ queryKey })),
        ),
    }),
  );
  const { id: conversationId, consentDoubt } = conversation;
  if (!consentDoubt) return null;
  const say = (isOptOut: boolean) => settle.mutate({ conversationId, isOptOut });
  return (
    <section
      aria-label={t("label")}
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-warn-soft py-1 pr-3 pl-6 text-warn-text max-desk:pl-4"
    >
      <BellOff aria-hidden className="size-4 shrink-0" />
      <span className="min-w-48 flex-1 [overflow-wrap:anywhere]">
        <span className="line-clamp-2">{t("strip", { text: consentDoubt.text ?? "" })}</span>
      </span>
      <span className="flex gap-2">
        <Button onClick={() => say(true)} pending={settle.isPending && settle.variables.isOptOut}>
          {t("optOut")}
        </Button>
        <Button variant="plain" onClick={() => say(false)} pending={settle.isPending && !settle.variables.isOptOut}>
          {t("dismiss")}
        </Button>
      </span>
    </section>
  );
}
