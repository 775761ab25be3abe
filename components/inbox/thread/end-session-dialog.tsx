"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type SubmitEvent, useId, useState } from "react";
import { type RouterOutputs, useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { ErrorState } from "@/components/ui/list-state";
import { RadioGroup } from "@/components/ui/radio-group";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-manager";

/** Výsledek sezení (must be chosen) and a note; both stay in the client's history. */
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
  const formId = useId();
  const [resultId, setResultId] = useState<string | null>(null);
  const [note, setNote] = useState("");
  const [isAsked, setAsked] = useState(false);
  const results = useQuery(useTRPC().results.offered.queryOptions(undefined, { enabled: open, staleTime: 60_000 }));
  const isNoteRequired = results.data?.find(({ id }) => id === resultId)?.noteRequired ?? false;
  const lacksNote = isNoteRequired && note.trim() === "";
  const end = useEnd(conversationId, () => onOpenChange(false));
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!resultId || lacksNote) return setAsked(true);
    if (!end.isPending) end.mutate({ sessionId, resultId, note: note.trim() });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      footer={
        <>
          <Cancel onClick={() => onOpenChange(false)} />
          <Button type="submit" form={formId} variant="primary" pending={end.isPending}>
            {t("confirm")}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={onSubmit}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
        }}
        className="flex flex-col gap-4"
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
      </form>
    </Dialog>
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

function Cancel({ onClick }: { onClick: () => void }) {
  const t = useTranslations("common");
  return (
    <Button variant="plain" onClick={onClick}>
      {t("cancel")}
    </Button>
  );
}

function useEnd(conversationId: string, onEnded: () => void) {
  const t = useTranslations("composer.end");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.inbox.end.mutationOptions({
      onSuccess: () => {
        onEnded();
        showToast({ title: t("done") });
        queryClient.setQueryData(trpc.inbox.conversation.queryKey({ conversationId }), (known) =>
          known ? { ...known, session: null } : known,
        );
        return queryClient.invalidateQueries({ queryKey: trpc.inbox.pathKey() });
      },
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
    }),
  );
}
