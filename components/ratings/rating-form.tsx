"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { wholeNumber } from "@/components/team/whole-number";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { showToast } from "@/components/ui/toast-manager";
import { ratingModes } from "@/db/enums";

type Settings = RouterOutputs["ratings"]["settings"]["company"];
type Draft = Omit<Settings, "delayMinutes" | "commentMinutes"> & { delay: string; comment: string };
const most = { delay: 1440, comment: 120 } as const;

/** How the company asks: the way, the words in both languages, the times. */
export function RatingForm({ current }: { current: Settings }) {
  const t = useTranslations("ratings");
  const common = useTranslations("common");
  const [draft, setDraft] = useState(() => toDraft(current));
  const [isTried, setTried] = useState(false);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const save = useSaveRatings();
  const settings = fromDraft(draft);
  const minutes = (key: "delay" | "comment") =>
    wholeNumber(draft[key], 0, most[key]) === null ? t("form.minutesWrong", { max: most[key] }) : undefined;
  const words = (text: string) => (isTried && text.trim() === "" ? t("form.questionMissing") : undefined);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (settings && !save.isPending) save.mutate(settings);
      }}
      className="flex flex-col gap-5"
    >
      <Field label={t("modes.label")}>
        <RadioGroup
          value={draft.mode}
          onValueChange={(mode) => change({ mode })}
          options={ratingModes.map((value) => ({
            value,
            label: t(`modes.${value}`),
            ...(value === "off" ? {} : { hint: t(`modes.${value}Hint`) }),
          }))}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t("form.questionCs")} error={words(draft.questionCs)} hint={t("form.questionHint")}>
          <Words value={draft.questionCs} onChange={(questionCs) => change({ questionCs })} />
        </Field>
        <Field label={t("form.questionEn")} error={words(draft.questionEn)}>
          <Words value={draft.questionEn} onChange={(questionEn) => change({ questionEn })} />
        </Field>
        <Field label={t("form.thanksCs")} hint={t("form.thanksHint")}>
          <Words value={draft.thanksCs} onChange={(thanksCs) => change({ thanksCs })} />
        </Field>
        <Field label={t("form.thanksEn")}>
          <Words value={draft.thanksEn} onChange={(thanksEn) => change({ thanksEn })} />
        </Field>
        <Field label={t("form.delay")} hint={t("form.delayHint")} error={minutes("delay")}>
          <Input inputMode="numeric" value={draft.delay} onValueChange={(delay) => change({ delay })} />
        </Field>
        <Field label={t("form.comment")} hint={t("form.commentHint")} error={minutes("comment")}>
          <Input inputMode="numeric" value={draft.comment} onValueChange={(comment) => change({ comment })} />
        </Field>
      </div>
      <Checkbox
        label={t("form.byDefault")}
        hint={t("form.byDefaultHint")}
        checked={draft.byDefault}
        onCheckedChange={(byDefault) => change({ byDefault })}
      />
      <Button type="submit" variant="primary" pending={save.isPending} className="self-start">
        {common("save")}
      </Button>
    </form>
  );
}

function Words({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  return <Textarea value={value} maxLength={900} rows={3} onChange={(event) => onChange(event.target.value)} />;
}

const toDraft = ({ delayMinutes, commentMinutes, ...rest }: Settings): Draft => ({
  ...rest,
  delay: String(delayMinutes),
  comment: String(commentMinutes),
});

/** Null where something is missing or no number. */
function fromDraft({ delay, comment, ...rest }: Draft): Settings | null {
  const [delayMinutes, commentMinutes] = [wholeNumber(delay, 0, most.delay), wholeNumber(comment, 0, most.comment)];
  if (delayMinutes === null || commentMinutes === null || !rest.questionCs.trim() || !rest.questionEn.trim())
    return null;
  return { ...rest, delayMinutes, commentMinutes };
}

function useSaveRatings() {
  const t = useTranslations("ratings.form");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  return useMutation(
    trpc.ratings.save.mutationOptions({
      onSuccess: () => void showToast({ title: t("saved") }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => queries.invalidateQueries(trpc.ratings.settings.queryFilter()),
    }),
  );
}
