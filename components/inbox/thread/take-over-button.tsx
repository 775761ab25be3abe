"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { showToast } from "@/components/ui/toast-manager";
import { actionsFrom } from "@/server/core/machine";
import { sessionMachine } from "@/server/inbox/rules";
import { mayDo } from "@/server/team/permissions";
import type { Conversation } from "../inbox-types";
import { useMe } from "../me";

/** Takes a colleague's session over; only for those who may, and never without asking. Who comes second is told who has it. */
export function TakeOverButton({ session }: { session: NonNullable<Conversation["session"]> }) {
  const t = useTranslations("inbox.thread");
  const outcome = useTranslations("inbox.forward");
  const me = useMe();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [asking, setAsking] = useState(false);
  const takeOver = useMutation(
    trpc.inbox.takeOver.mutationOptions({
      onSuccess: (answer) => {
        if (answer.ok) return void showToast({ title: t("takenOver") });
        if (answer.reason === "ended") return void showToast({ title: outcome("ended") });
        return void showToast({ title: outcome("taken", { name: answer.operatorName ?? "none" }) });
      },
      onError: (error) => showToast({ title: t("takeOverFailed"), description: errorText(error), tone: "error" }),
      onSettled: () => {
        setAsking(false);
        return queries.invalidateQueries(trpc.inbox.pathFilter());
      },
    }),
  );
  const possible =
    actionsFrom(sessionMachine, session.status).includes("takeOver") &&
    session.operatorId !== me.id &&
    mayDo(me.role, "sessions.takeOver");
  if (!possible) return null;
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t("takeOver")}</Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("takeOverTitle")}
        description={t("takeOverText", { name: session.operatorName ?? t("noOperator") })}
        confirm={t("takeOver")}
        pending={takeOver.isPending}
        onConfirm={() => takeOver.mutate({ sessionId: session.id })}
      />
    </>
  );
}
