"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { PhoneCall } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Textarea } from "@/components/ui/textarea";
import { useMoment } from "@/components/ui/use-moment";
import type { Conversation } from "../inbox-types";

/** Under the header of a session whose client waits for us to get back to them (N.70): since when, and that it is done. */
export function CallbackStrip({ session }: { session: NonNullable<Conversation["session"]> }) {
  const t = useTranslations("inbox.callback");
  const moment = useMoment();
  const [isOpen, setOpen] = useState(false);
  const { callbackAskedAt } = session;
  if (!callbackAskedAt) return null;
  return (
    <div className="flex min-h-10 shrink-0 items-center gap-2 border-b border-line bg-warn-soft py-1 pr-3 pl-6 text-warn-text max-desk:pl-4">
      <PhoneCall aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1">{t("strip", { when: moment(callbackAskedAt) })}</span>
      <Button onClick={() => setOpen(true)}>{t("action")}</Button>
      {isOpen ? <ClearDialog sessionId={session.id} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

function ClearDialog({ sessionId, onClose }: { sessionId: string; onClose: () => void }) {
  const t = useTranslations("inbox.callback");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [note, setNote] = useState("");
  const clear = useMutation(
    trpc.inbox.clearCallback.mutationOptions({
      onSuccess: onClose,
      onSettled: () => queries.invalidateQueries(trpc.inbox.pathFilter()),
    }),
  );
  return (
    <FormDialog
      title={t("title")}
      confirm={t("confirm")}
      onClose={onClose}
      onSubmit={() => clear.mutate({ sessionId, note: note.trim() })}
      pending={clear.isPending}
      problem={clear.isError ? errorText(clear.error) : null}
    >
      <Field label={t("note")} hint={t("noteHint")}>
        <Textarea maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </FormDialog>
  );
}
