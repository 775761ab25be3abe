"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { type SubmitEvent, useId, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
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
  const end = useEnd(conversationId, () => onOpenChange(false));
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!resultId) return setAsked(true);
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
        onSubmit={onSubmit}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
        }}
        className="flex flex-col gap-4"
      >
        <Field label={t("result")} error={isAsked && !resultId ? t("resultMissing") : undefined}>
          <Results enabled={open} value={resultId} onChange={setResultId} />
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
      </form>
    </Dialog>
  );
}

function Results({
  enabled,
  value,
  onChange,
}: {
  enabled: boolean;
  value: string | null;
  onChange: (id: string) => void;
}) {
  const t = useTranslations("composer.end");
  const locale = useLocale();
  const trpc = useTRPC();
  const results = useQuery(trpc.inbox.results.queryOptions(undefined, { enabled, staleTime: 60_000 }));
  if (results.isError) return <ErrorState title={t("noResults")} onRetry={() => results.refetch()} />;
  if (!results.data)
    return (
      <div className="appear-late flex flex-col gap-3 py-2">
        <Skeleton className="h-4 w-40" />
        <Skeleton className="h-4 w-52" />
        <Skeleton className="h-4 w-32" />
      </div>
    );
  const options = results.data.map(({ id, nameCs, nameEn }) => ({
    value: id,
    label: locale === "en" ? nameEn : nameCs,
  }));
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
