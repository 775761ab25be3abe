"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Checkbox } from "@/components/ui/checkbox";
import { ColorChoice } from "@/components/ui/color-choice";
import { Field } from "@/components/ui/field";
import { FormDialog } from "@/components/ui/form-dialog";
import { Input } from "@/components/ui/input";
import type { Result } from "@/server/results/list-results";
import type { ResultFields } from "@/server/results/schema";

const empty: ResultFields = { nameCs: "", nameEn: "", color: null, noteRequired: false };

/** A new result, or another look of one that is there. */
export function ResultDialog({ result, onClose }: { result: Result | null; onClose: () => void }) {
  const t = useTranslations("results");
  const [fields, setFields] = useState<ResultFields>(result ? fieldsOf(result) : empty);
  const [isAsked, setAsked] = useState(false);
  const save = useSave(onClose);
  const set = (change: Partial<ResultFields>) => setFields((before) => ({ ...before, ...change }));
  const missing = (name: string) => (isAsked && name.trim() === "" ? t("nameMissing") : null);
  const submit = () => {
    setAsked(true);
    if (fields.nameCs.trim() && fields.nameEn.trim()) save.send(result?.id ?? null, fields);
  };
  return (
    <FormDialog
      onClose={onClose}
      title={result ? t("changeTitle") : t("addTitle")}
      onSubmit={submit}
      pending={save.isPending}
      problem={save.error}
    >
      <Field label={t("nameCs")} error={missing(fields.nameCs)}>
        <Input size="lg" maxLength={60} value={fields.nameCs} onValueChange={(nameCs) => set({ nameCs })} />
      </Field>
      <Field label={t("nameEn")} error={missing(fields.nameEn)}>
        <Input size="lg" maxLength={60} value={fields.nameEn} onValueChange={(nameEn) => set({ nameEn })} />
      </Field>
      <div>
        <p className="m-0 mb-1.5 font-medium">{t("color")}</p>
        <ColorChoice mayBeNone aria-label={t("color")} value={fields.color} onValueChange={(color) => set({ color })} />
      </div>
      <Checkbox
        label={t("noteRequired")}
        hint={t("noteHint")}
        checked={fields.noteRequired}
        onCheckedChange={(noteRequired) => set({ noteRequired })}
      />
    </FormDialog>
  );
}

const fieldsOf = ({ nameCs, nameEn, color, noteRequired }: Result): ResultFields => ({
  nameCs,
  nameEn,
  color,
  noteRequired,
});

function useSave(onSaved: () => void) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const after = {
    onSuccess: onSaved,
    onSettled: () => client.invalidateQueries({ queryKey: trpc.results.pathKey() }),
  };
  const add = useMutation(trpc.results.add.mutationOptions(after));
  const change = useMutation(trpc.results.change.mutationOptions(after));
  const error = add.error ?? change.error;
  return {
    send: (resultId: string | null, fields: ResultFields) =>
      resultId ? change.mutate({ resultId, ...fields }) : add.mutate(fields),
    isPending: add.isPending || change.isPending,
    error: error ? errorText(error) : null,
  };
}
