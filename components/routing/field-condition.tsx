"use client";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { fieldTests } from "@/db/enums";
import type { RoutingView } from "@/server/routing/show-routing";
import { type ConditionOf, type ConditionProblem, needsValue } from "./rule-form";

/** A field of the client's card: fields that some card has are offered while typing. */
export function FieldCondition({
  condition,
  onChange,
  choices,
  problem,
}: {
  condition: ConditionOf<"field">;
  onChange: (condition: ConditionOf<"field">) => void;
  choices: RoutingView["choices"];
  problem: ConditionProblem | null;
}) {
  const t = useTranslations("routing");
  const list = useId();
  const errorOf = (key: ConditionProblem) => (problem === key ? t(`fields.${key}`) : null);
  return (
    <div className="grid gap-3 sm:grid-cols-3">
      <Field label={t("fields.key")} error={errorOf("keyMissing")}>
        <Input
          list={list}
          maxLength={80}
          value={condition.key}
          onValueChange={(key) => onChange({ ...condition, key })}
        />
      </Field>
      <datalist id={list}>
        {choices.fields.map((field) => (
          <option key={field} value={field} />
        ))}
      </datalist>
      <Field label={t("fields.test")}>
        <Select
          options={fieldTests.map((value) => ({ value, label: t(`tests.${value}`) }))}
          value={condition.test}
          onValueChange={(test) => onChange({ ...condition, test, value: needsValue(test) ? condition.value : "" })}
        />
      </Field>
      {needsValue(condition.test) ? (
        <Field label={t("fields.value")} error={errorOf("valueMissing")}>
          <Input maxLength={200} value={condition.value} onValueChange={(value) => onChange({ ...condition, value })} />
        </Field>
      ) : null}
    </div>
  );
}
