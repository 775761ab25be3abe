"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { RatingChoice } from "@/components/ratings/rating-choice";
import { FieldInputs } from "@/components/sessions/session-fields";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { ErrorState } from "@/components/ui/list-state";
import { RadioGroup } from "@/components/ui/radio-group";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-manager";
import { TagField } from "../tags/tag-field";

/** Výsledek sezení (must be chosen), a note, tags and the session's own fields (N.71); all stay in the client's history. */
export function EndSessionDialog({
  open,
  onOpenChange,
  sessionId,
  conversationId,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  sessionId: string;
  conversationId: string;
}) {
  const t = useTranslations("composer.end");
  const [resultId, setResultId] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [fields, setFields] = useState<Record<string, string>>({});
  const [rate, setRate] = useState<boolean | null>(null);
  const [isAsked, setAsked] = useState(false);
  const results = useQuery(useTRPC().results.offered.queryOptions(undefined, { enabled: open, staleTime: 60_000 }));
  const shown = useQuery(useTRPC().inbox.conversation.queryOptions({ conversationId }, { enabled: open })).data;
  const isNoteRequired = results.data?.find(({ id }) => id === resultId)?.noteRequired ?? false;
  const lacksNote = isNoteRequired && note.trim() === "";
  const end = useEnd(conversationId, () => onOpenChange(false));
  const onSubmit = () => {
    if (!resultId || lacksNote) return setAsked(true);
    if (!end.isPending) end.mutate({ sessionId, resultId, note: note.trim(), fields, rate: rate ?? undefined });
  };
  return (
    <FormDialog
      open={open}
      onClose={() => onOpenChange(false)}
      title={t("title")}
      onSubmit={onSubmit}
      confirm={t("confirm")}
      pending={end.isPending}
    >
      <Field label={t("result")} error={isAsked && !resultId ? t("resultMissing") : undefined}>
        <Results results={results} value={resultId} onChange={setResultId} />
      </Field>
      <Field
        label={isNoteRequired ? t("noteRequired") : t("note")}
        error={isAsked && lacksNote ? t("noteMissing") : undefined}
      >
        <Textarea
          value={note}
          onChange={(event) => setNote(event.target.value)}
          maxLength={2000}
          required={isNoteRequired}
          placeholder={isNoteRequired ? undefined : t("notePlaceholder")}
          className="max-h-40"
        />
      </Field>
      {shown ? <TagField conversation={shown} /> : null}
      <FieldInputs
        values={{ ...shown?.sessionFields, ...fields }}
        onChange={(key, value) => setFields({ ...fields, [key]: value })}
      />
      {open ? <RatingChoice sessionId={sessionId} value={rate} onChange={setRate} /> : null}
    </FormDialog>
  );
}

function Results({
  results,
  value,
  onChange,
}: {
  results: { data: RouterOutputs["results"]["offered"] | undefined; isError: boolean; refetch: () => unknown };
  value: string | null;
  onChange: (id: string) => void;
}) {
  const t = useTranslations("composer.end");
  const locale = useLocale();
  if (results.isError) return <ErrorState title={t("noResults")} onRetry={() => results.refetch()} />;
  if (!results.data)
    return (
      <div className="appear-late flex flex-col gap-3 py-2">
        <Skeleton className="h-4 w-40" />
        <Skeleton className="h-4 w-52" />
        <Skeleton className="h-4 w-32" />
      </div>
    );
  const options = results.data.map(({ id, nameCs, nameEn, color }) => ({
    value: id,
    color,
    label: locale === "en" ? nameEn : nameCs,
  }));
  if (options.length === 0) return <p className="m-0 text-text-2">{t("noneOffered")}</p>;
  return <RadioGroup aria-label={t("result")} options={options} value={value} onValueChange={onChange} />;
}

function useEnd(conversationId: string, onEnded: () => void) {
  const t = useTranslations("composer.end");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  const lost = (answer: Exclude<RouterOutputs["inbox"]["end"], { ok: true }>) =>
    answer.reason === "ended" ? t("ended") : t("taken", { name: answer.operatorName ?? "none" });
  return useMutation(
    trpc.inbox.end.mutationOptions({
      onSuccess: (answer, { sessionId }) => {
        // The note stays to be copied.
        if (!answer.ok) return void showToast({ title: lost(answer), tone: "error" });
        onEnded();
        showToast({ title: t("done") });
        queryClient.setQueryData(trpc.inbox.conversation.queryKey({ conversationId }), (known) =>
          known ? { ...known, session: null, lastSessionId: sessionId } : known,
        );
      },
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.inbox.pathKey() }),
    }),
  );
}
