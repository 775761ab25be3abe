"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { ErrorState } from "@/components/ui/list-state";
import { showToast } from "@/components/ui/toast-manager";
import type { Conversation } from "../inbox-types";
import { useColleagues } from "./use-colleagues";

/** Přizvat: a second operator sees the session and writes in it until they leave or it ends. */
export function InviteDialog({
  open,
  onOpenChange,
  session,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  session: NonNullable<Conversation["session"]>;
}) {
  const t = useTranslations("inbox.invite");
  const [userId, setUserId] = useState<string | null>(null);
  const [isAsked, setAsked] = useState(false);
  const here = [session.operatorId ?? "", ...session.guests.map((guest) => guest.userId)];
  const colleagues = useColleagues({ enabled: open, without: here });
  const close = () => {
    setUserId(null);
    setAsked(false);
    onOpenChange(false);
  };
  const invite = useInvite(close);
  const onSubmit = () => {
    if (!userId) return setAsked(true);
    if (!invite.isPending) invite.mutate({ sessionId: session.id, userId });
  };
  return (
    <FormDialog
      open={open}
      onClose={close}
      title={t("title")}
      onSubmit={onSubmit}
      confirm={t("confirm")}
      pending={invite.isPending}
    >
      {colleagues.isError ? (
        <ErrorState title={t("failed")} onRetry={() => void colleagues.refetch()} />
      ) : (
        <Field label={t("operator")} hint={t("hint")} error={isAsked && !userId ? t("missing") : undefined}>
          <Combobox
            options={colleagues.operators}
            value={userId}
            onValueChange={setUserId}
            placeholder={t("placeholder")}
            disabled={colleagues.isLoading}
          />
        </Field>
      )}
    </FormDialog>
  );
}

function useInvite(onDone: () => void) {
  const t = useTranslations("inbox.invite");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.inbox.invite.mutationOptions({
      onSuccess: (answer) => {
        onDone();
        showToast({ title: answer.ok ? t("done") : t("ended") });
      },
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.inbox.pathFilter()),
    }),
  );
}
