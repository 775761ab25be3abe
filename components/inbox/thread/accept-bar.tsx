"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { showToast } from "@/components/ui/toast-manager";
import { ComposerFrame } from "../composer/composer-frame";
import type { Conversation } from "../inbox-types";
import { useSingleKeys } from "../single-key";
import { durationLabel } from "../time-labels";
import { useNow } from "../use-now";
import { useTimeTexts } from "../use-time-texts";

/** A waiting session may be looked at; to answer it is accepted first (key A). Who comes second is told who has it. */
export function AcceptBar({ session }: { session: NonNullable<Conversation["session"]> }) {
  const t = useTranslations("inbox.accept");
  const texts = useTimeTexts();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const waited = useNow().getTime() - session.startedAt.getTime();
  const accept = useMutation(
    trpc.inbox.accept.mutationOptions({
      onSuccess: (answer) => {
        if (answer.ok) return;
        if (answer.reason === "ended") return showToast({ title: t("ended") });
        const name = answer.operatorName;
        return showToast({ title: name ? t("taken", { name }) : t("takenUnknown") });
      },
      onError: (error) => showToast({ title: t("failed"), description: errorText(error), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.inbox.pathFilter()),
    }),
  );
  const start = () => {
    if (!accept.isPending) accept.mutate({ sessionId: session.id });
  };
  useSingleKeys((key) => {
    if (key === "a") start();
  });

  return (
    <ComposerFrame label={t("action")} look="bar">
      <div className="flex min-h-16 items-center gap-3 px-4 py-3 max-desk:flex-wrap">
        <span
          aria-hidden
          className="grid size-8 shrink-0 place-items-center rounded-full bg-accent-soft text-accent-text"
        >
          <Hourglass className="size-4" />
        </span>
        <div className="min-w-0 flex-1">
          <p className="m-0 font-semibold">{t("title", { duration: durationLabel(waited, texts) })}</p>
          <p className="m-0 text-meta text-text-2">{t("text")}</p>
        </div>
        <Button variant="primary" pending={accept.isPending} onClick={start} className="max-desk:w-full">
          {t("action")}
          <Kbd onAccent>A</Kbd>
        </Button>
      </div>
    </ComposerFrame>
  );
}
