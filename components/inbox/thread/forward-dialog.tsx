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
import { Segmented } from "@/components/ui/segmented";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-manager";
import type { Conversation } from "../inbox-types";
import { useColleagues } from "./use-colleagues";

/** Přesměrovat (S1.19): to a person, whose the session is at once, or to a group's queue; a note goes with it. */
export function ForwardDialog({
  open,
  onOpenChange,
  session,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  session: Pick<NonNullable<Conversation["session"]>, "id" | "operatorId">;
}) {
  const t = useTranslations("inbox.forward");
  const [kind, setKind] = useState<"operator" | "group">("operator");
  const [target, setTarget] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [isAsked, setAsked] = useState(false);
  const colleagues = useColleagues({ enabled: open, without: session.operatorId ? [session.operatorId] : [] });
  const options = kind === "operator" ? colleagues.operators : colleagues.groups;
  const close = () => {
    setTarget(null);
    setNote("");
    setAsked(false);
    onOpenChange(false);
  };
  const forward = useForward(close);
  const onSubmit = () => {
    if (!target) return setAsked(true);
    const to = kind === "operator" ? { userId: target } : { groupId: target };
    if (!forward.isPending) forward.mutate({ sessionId: session.id, to, note: note.trim() });
  };
  return (
    <FormDialog
      open={open}
      onClose={close}
      title={t("title")}
      onSubmit={onSubmit}
      confirm={t("confirm")}
      pending={forward.isPending}
    >
      {colleagues.isError ? (
        <ErrorState title={t("failed")} onRetry={() => void colleagues.refetch()} />
      ) : (
        <>
          <Segmented
            label={t("to")}
            value={kind}
            onValueChange={(next) => {
              setKind(next);
              setTarget(null);
            }}
            options={[
              { value: "operator", label: t("operator") },
              { value: "group", label: t("group") },
            ]}
          />
          <Field label={t(kind)} hint={t(`${kind}Hint`)} error={isAsked && !target ? t(`${kind}Missing`) : undefined}>
            <Combobox
              key={kind}
              options={options}
              value={target}
              onValueChange={setTarget}
              placeholder={t(`${kind}Placeholder`)}
              disabled={colleagues.isLoading}
            />
          </Field>
          <Field label={t("note")}>
            <Textarea
              value={note}
              onChange={(event) => setNote(event.target.value)}
              maxLength={2000}
              placeholder={t("notePlaceholder")}
              className="max-h-40"
            />
          </Field>
        </>
      )}
    </FormDialog>
  );
}

function useForward(onDone: () => void) {
  const t = useTranslations("inbox.forward");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.inbox.forward.mutationOptions({
      onSuccess: (answer) => {
        onDone();
        if (answer.ok) return void showToast({ title: t("done") });
        if (answer.reason === "ended") return void showToast({ title: t("ended") });
        return void showToast({ title: t("taken", { name: answer.operatorName ?? "none" }) });
      },
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () =>
        Promise.all([trpc.inbox, trpc.sessions].map((path) => queries.invalidateQueries(path.pathFilter()))),
    }),
  );
}
