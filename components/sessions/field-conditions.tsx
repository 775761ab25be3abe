"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFields } from "@/components/contacts/use-contact-data";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { fieldTests } from "@/db/enums";
import type { FieldCondition } from "@/server/sessions/schema";
import { SettledInput } from "./settled-input";

const most = 10;

/** Conditions on the company's own fields of sessions (N.71); one that lacks its value does not hold the table back yet. */
export function FieldConditions({
  conditions,
  onChange,
}: {
  conditions: FieldCondition[];
  onChange: (conditions: FieldCondition[] | undefined) => void;
}) {
  const t = useTranslations("sessions.filter");
  const { all } = useFields("session");
  const [draft, setDraft] = useState<FieldCondition | null>(null);
  if (all.length === 0 && conditions.length === 0) return null;
  const give = (next: FieldCondition[]) => onChange(next.length > 0 ? next : undefined);
  const change = (at: number, next: FieldCondition) => {
    if (isWhole(next)) return give(conditions.map((old, n) => (n === at ? next : old)));
    give(conditions.filter((_, n) => n !== at));
    setDraft(next);
  };
  const changeDraft = (next: FieldCondition) => {
    setDraft(isWhole(next) ? null : next);
    if (isWhole(next)) give([...conditions, next]);
  };
  const first = all[0];
  return (
    <fieldset className="m-0 flex min-w-0 flex-col gap-2 border-0 p-0">
      <legend className="mb-2 p-0 text-meta font-medium text-text-2">{t("fields")}</legend>
      {conditions.map((condition, at) => (
        <Condition
          key={at}
          condition={condition}
          onChange={(next) => change(at, next)}
          onRemove={() => give(conditions.filter((_, n) => n !== at))}
        />
      ))}
      {draft ? <Condition condition={draft} onChange={changeDraft} onRemove={() => setDraft(null)} /> : null}
      {first && !draft && conditions.length < most ? (
        <Button
          variant="plain"
          className="self-start"
          onClick={() => setDraft({ key: first.key, test: "is", value: "" })}
        >
          <Plus aria-hidden />
          {t("addField")}
        </Button>
      ) : null}
    </fieldset>
  );
}

function Condition({
  condition,
  onChange,
  onRemove,
}: {
  condition: FieldCondition;
  onChange: (next: FieldCondition) => void;
  onRemove: () => void;
}) {
  const t = useTranslations("sessions.filter");
  const { all } = useFields("session");
  const field = all.find(({ key }) => key === condition.key);
  const options = all.map(({ key, label }) => ({ value: key, label }));
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-center gap-2 rounded-md bg-sunken p-2">
      <Select
        aria-label={t("field")}
        value={condition.key}
        options={field ? options : [...options, { value: condition.key, label: condition.key }]}
        onValueChange={(key) => onChange({ ...condition, key, value: "" })}
      />
      <Select
        aria-label={t("test")}
        value={condition.test}
        options={fieldTests.map((value) => ({ value, label: t(`tests.${value}`) }))}
        onValueChange={(test) => onChange({ ...condition, test })}
      />
      <IconButton label={t("removeField")} onClick={onRemove}>
        <X aria-hidden />
      </IconButton>
      {asksValue(condition) ? (
        <div className="col-span-2">
          {field?.kind === "choice" && condition.test === "is" ? (
            <Select
              aria-label={t("value")}
              placeholder={t("choose")}
              value={condition.value || null}
              options={field.options.map((value) => ({ value, label: value }))}
              onValueChange={(value) => onChange({ ...condition, value })}
            />
          ) : (
            <SettledInput
              label={t("value")}
              hideLabel
              type={field?.kind === "date" && condition.test === "is" ? "date" : "text"}
              maxLength={200}
              value={condition.value}
              onSettle={(value) => onChange({ ...condition, value: value.trim() })}
            />
          )}
        </div>
      ) : null}
    </div>
  );
}

const asksValue = ({ test }: FieldCondition) => test === "is" || test === "contains";
const isWhole = (condition: FieldCondition) => !asksValue(condition) || condition.value !== "";
