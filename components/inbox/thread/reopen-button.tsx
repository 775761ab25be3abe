"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-manager";
import { hrefOf } from "../open-conversation";

/**
 * Obnovit sezení (S1.30, S1.32): within 24 hours of the client's last message it is open at once; later a template opens it, which
 * the composer of the conversation offers (S1.33).
 */
export function ReopenButton({ sessionId }: { sessionId: string }) {
  const t = useTranslations("inbox.reopen");
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const reopen = useMutation(
    trpc.inbox.reopen.mutationOptions({
      onSuccess: (answer) => {
        router.push(hrefOf(answer.conversationId));
        if (answer.ok) return void showToast({ title: t("done") });
        return void showToast({ title: t(answer.reason) });
      },
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.inbox.pathFilter()),
    }),
  );
  return (
    <Button pending={reopen.isPending} onClick={() => reopen.mutate({ sessionId })}>
      <History aria-hidden />
      <span className="max-desk:sr-only">{t("action")}</span>
    </Button>
  );
}
