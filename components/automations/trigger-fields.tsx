"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { AutomationTrigger } from "@/db/schema/automations";
import type { AutomationsView } from "@/server/automations/show-automations";
import { minutesProblem, newTrigger, triggerKinds } from "./automation-form";

/** What sets a rule off. */
export function TriggerFields({
  trigger,
  onChange,
  view,
  isAsked,
}: {
  trigger: AutomationTrigger;
  onChange: (trigger: AutomationTrigger) => void;
  view: AutomationsView;
  isAsked: boolean;
}) {
  const t = useTranslations("automations");
  const problem = isAsked ? minutesProblem(trigger) : null;
  return (
    <div className="flex flex-col gap-3">
      <Field label={t("dialog.when")}>
        <Select
          options={triggerKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          value={trigger.kind}
          onValueChange={(kind) => kind !== trigger.kind && onChange(newTrigger(kind))}
        />
      </Field>
      {trigger.kind === "no_answer" || trigger.kind === "window_ends" ? (
        <Minutes
          key={trigger.kind}
          minutes={trigger.minutes}
          hint={t(`dialog.${trigger.kind}Hint`)}
          error={problem ? t(`problems.${problem}`) : null}
          onChange={(minutes) => onChange({ ...trigger, minutes })}
        />
      ) : null}
      {trigger.kind === "tag_added" ? (
        <fieldset className="m-0 min-w-0 border-0 p-0">
          <legend className="mb-1 p-0 font-medium">{t("dialog.tags")}</legend>
          <div className="grid grid-cols-[repeat(auto-fill,minmax(130px,1fr))] gap-x-3">
            {view.choices.tags.map((tag) => (
              <Checkbox
                key={tag.id}
                label={tag.name}
                checked={trigger.tags.some(({ id }) => id === tag.id)}
                onCheckedChange={(isOn) =>
                  onChange({
                    ...trigger,
                    tags: isOn ? [...trigger.tags, tag] : trigger.tags.filter(({ id }) => id !== tag.id),
                  })
                }
              />
            ))}
          </div>
          <p className="m-0 mt-1 text-meta text-text-3">{t("dialog.tagsHint")}</p>
        </fieldset>
      ) : null}
    </div>
  );
}

function Minutes({
  minutes,
  hint,
  error,
  onChange,
}: {
  minutes: number;
  hint: string;
  error: string | null;
  onChange: (minutes: number) => void;
}) {
  const t = useTranslations("automations.dialog");
  const [text, setText] = useState(String(minutes));
  return (
    <Field label={t("minutes")} hint={hint} error={error}>
      <Input
        inputMode="numeric"
        className="max-w-32"
        value={text}
        onValueChange={(next) => {
          setText(next);
          onChange(/^\d{1,4}$/.test(next.trim()) ? Number(next) : Number.NaN);
        }}
      />
    </Field>
  );
}
