"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";

type Outcome = { ok: true } | { ok: false; reason: "ended" };

/** Putting a session aside and taking it back; each says how it went. */
export function useSnooze(onDone?: () => void) {
  const t = useTranslations("snooze");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const options = (done: "done" | "isBack") => ({
    onSuccess: (outcome: Outcome) => {
      onDone?.();
      showToast({ title: outcome.ok ? t(done) : t("ended") });
    },
    onError: (error: unknown) => void showToast({ title: errorText(error), tone: "error" }),
    onSettled: () => queries.invalidateQueries(trpc.inbox.pathFilter()),
  });
  return {
    snooze: useMutation(trpc.inbox.snooze.mutationOptions(options("done"))),
    unsnooze: useMutation(trpc.inbox.unsnooze.mutationOptions(options("isBack"))),
  };
}
