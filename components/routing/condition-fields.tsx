"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useLanguageName } from "@/components/inbox/use-language-name";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { routedLanguages } from "@/db/enums";
import type { RoutingCondition } from "@/db/schema/routing";
import type { RoutingView } from "@/server/routing/show-routing";
import { CampaignField } from "./campaign-field";
import { FieldCondition } from "./field-condition";
import { type ConditionOf, conditionProblem, daysIn, wordsIn } from "./rule-form";

type Editing<Condition extends RoutingCondition = RoutingCondition> = {
  condition: Condition;
  onChange: (condition: Condition) => void;
  choices: RoutingView["choices"];
  /** What is missing; null while nobody asked to finish. */
  error: string | null;
};

/** The fields of one condition; `isAsked` shows what is missing. */
export function ConditionFields({ condition, isAsked, ...rest }: Omit<Editing, "error"> & { isAsked: boolean }) {
  const t = useTranslations("routing.fields");
  const problem = isAsked ? conditionProblem(condition) : null;
  const shared = { ...rest, error: problem ? t(problem) : null };
  switch (condition.kind) {
    case "hours":
      return <HoursFields {...shared} condition={condition} />;
    case "language":
      return <LanguageFields {...shared} condition={condition} />;
    case "field":
      return <FieldCondition {...shared} problem={problem} condition={condition} />;
    case "tag":
      return <TagFields {...shared} condition={condition} />;
    case "text":
      return <TextFields {...shared} condition={condition} />;
    case "campaign":
      return <CampaignField condition={condition} onChange={rest.onChange} />;
    case "returning":
      return <ReturningFields {...shared} condition={condition} />;
  }
}

function HoursFields({ condition, onChange }: Editing<ConditionOf<"hours">>) {
  const t = useTranslations("routing.fields");
  return (
    <RadioGroup
      aria-label={t("hours")}
      options={[
        { value: "inside", label: t("inside") },
        { value: "outside", label: t("outside") },
      ]}
      value={condition.is}
      onValueChange={(is) => onChange({ ...condition, is })}
    />
  );
}

function LanguageFields({ condition, onChange, error }: Editing<ConditionOf<"language">>) {
  const t = useTranslations("routing.fields");
  const name = useLanguageName();
  const { languages } = condition;
  return (
    <Choices legend={t("languages")} hint={t("languagesHint")} error={error}>
      {routedLanguages.map((language) => (
        <Checkbox
          key={language}
          label={name(language)}
          checked={languages.includes(language)}
          onCheckedChange={(isOn) =>
            onChange({
              ...condition,
              languages: isOn ? [...languages, language] : languages.filter((one) => one !== language),
            })
          }
        />
      ))}
    </Choices>
  );
}

function TagFields({ condition, onChange, choices, error }: Editing<ConditionOf<"tag">>) {
  const t = useTranslations("routing.fields");
  const retired = condition.tags.filter((tag) => !choices.tags.some(({ id }) => id === tag.id));
  const offered = [...choices.tags, ...retired];
  if (offered.length === 0) return <p className="m-0 text-text-2">{t("noTags")}</p>;
  return (
    <Choices legend={t("tags")} hint={t("tagsHint")} error={error}>
      {offered.map((tag) => (
        <Checkbox
          key={tag.id}
          label={tag.name}
          checked={condition.tags.some(({ id }) => id === tag.id)}
          onCheckedChange={(isOn) =>
            onChange({
              ...condition,
              tags: isOn ? [...condition.tags, tag] : condition.tags.filter(({ id }) => id !== tag.id),
            })
          }
        />
      ))}
    </Choices>
  );
}

function Choices({
  legend,
  hint,
  error,
  children,
}: {
  legend: string;
  hint: string;
  error: string | null;
  children: React.ReactNode;
}) {
  return (
    <fieldset className="m-0 min-w-0 border-0 p-0">
      <legend className="sr-only">{legend}</legend>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(130px,1fr))] gap-x-3">{children}</div>
      <p className={error ? "m-0 mt-1 text-meta text-danger-text" : "m-0 mt-1 text-meta text-text-3"}>
        {error ?? hint}
      </p>
    </fieldset>
  );
}

function TextFields({ condition, onChange, error }: Editing<ConditionOf<"text">>) {
  const t = useTranslations("routing.fields");
  const [text, setText] = useState(condition.words.join(", "));
  return (
    <Field label={t("words")} hint={t("wordsHint")} error={error}>
      <Input
        value={text}
        maxLength={1000}
        onValueChange={(next) => {
          setText(next);
          onChange({ ...condition, words: wordsIn(next) });
        }}
      />
    </Field>
  );
}

function ReturningFields({ condition, onChange, error }: Editing<ConditionOf<"returning">>) {
  const t = useTranslations("routing.fields");
  const [text, setText] = useState(String(condition.withinDays ?? ""));
  return (
    <Field label={t("withinDays")} hint={t("withinDaysHint")} error={error}>
      <Input
        inputMode="numeric"
        value={text}
        className="max-w-32"
        onValueChange={(next) => {
          setText(next);
          onChange({ ...condition, withinDays: daysIn(next) });
        }}
      />
    </Field>
  );
}
