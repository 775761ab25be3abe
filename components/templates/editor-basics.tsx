"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/components/live/trpc";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { templateCategories } from "@/db/enums";
import type { LintPlace } from "@/server/templates/finding-rules";
import type { ShownDraft } from "@/server/templates/show-draft";
import { useLanguageOptions } from "./new-draft-fields";
import type { TemplateDraft } from "./use-template-draft";

/** Name, category, number, language; of an existing template only what may still change. */
export function EditorBasics({
  shown,
  draft: { fields, change },
  isWrong,
}: {
  shown: ShownDraft;
  draft: TemplateDraft;
  isWrong: (place: LintPlace) => boolean;
}) {
  const t = useTranslations("templates");
  const trpc = useTRPC();
  const numbers = useQuery(trpc.templates.syncs.queryOptions());
  const languages = useLanguageOptions();
  const { nameLocked, categoryLocked } = shown.facts;
  const own = { value: fields.numberId, label: shown.target.name };
  return (
    <div className="grid grid-cols-2 gap-4 xl:grid-cols-4 max-sm:grid-cols-1">
      <Field label={t("columns.name")} hint={nameLocked ? t("editor.nameLocked") : undefined}>
        <Input
          autoComplete="off"
          spellCheck={false}
          maxLength={600}
          disabled={nameLocked}
          aria-invalid={isWrong("name") || undefined}
          value={fields.name}
          onValueChange={(name) => change({ name })}
        />
      </Field>
      <Field label={t("columns.category")} hint={categoryLocked ? t("editor.categoryLocked") : undefined}>
        <Select
          disabled={categoryLocked}
          options={templateCategories.map((value) => ({
            value,
            label: t(`category.${value}`),
            hint: t(`categoryHint.${value}`),
          }))}
          value={fields.category}
          onValueChange={(category) => change({ category })}
        />
      </Field>
      <Field label={t("columns.number")}>
        <Select
          disabled={nameLocked}
          options={numbers.data ? numbers.data.map(({ id, name }) => ({ value: id, label: name })) : [own]}
          value={fields.numberId}
          onValueChange={(numberId) => change({ numberId })}
        />
      </Field>
      <Field label={t("editor.language")}>
        <Select
          disabled={nameLocked}
          options={languages}
          value={fields.language}
          onValueChange={(language) => change({ language })}
        />
      </Field>
    </div>
  );
}
