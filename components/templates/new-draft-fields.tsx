"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-manager";
import { templateCategories } from "@/db/enums";
import type { NewDraft } from "@/server/templates/create-draft";
import { templateLanguages } from "@/server/templates/language-rules";
import { toName } from "@/server/templates/variable-rules";
import { useLanguageName } from "./use-language-name";

/** The first four decisions of a template; `create` begins the draft and opens its editor. */
export function useNewDraft(start: NewDraft) {
  const t = useTranslations("templates");
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const errorText = useErrorText();
  const [fields, setFields] = useState(start);
  const create = useMutation(
    trpc.templates.createDraft.mutationOptions({
      onError: (error) => showToast({ title: errorText(error), tone: "error" }),
      onSuccess: async ({ draftId, lost }) => {
        if (lost.length > 0)
          showToast({
            title: t("lostTitle"),
            description: lost.map((part) => t(`lost.${part}`)).join(" "),
            tone: "error",
          });
        await client.invalidateQueries({ queryKey: trpc.templates.pathKey() });
        router.push(`/templates/${draftId}/edit`);
      },
    }),
  );
  const reason = !fields.name
    ? t("start.nameRequired")
    : !fields.numberId
      ? t("start.numberRequired")
      : fields.language
        ? null
        : t("start.languageRequired");
  return {
    fields,
    change: (part: Partial<NewDraft>) => setFields((old) => ({ ...old, ...part })),
    reason,
    isPending: create.isPending,
    create: () => create.mutate({ ...fields, name: toName(fields.name) }),
  };
}

/** `avoid`: a number that is not offered, because the copy is to go elsewhere. */
export function NewDraftFields({ draft, avoid }: { draft: ReturnType<typeof useNewDraft>; avoid?: string }) {
  const t = useTranslations("templates");
  const trpc = useTRPC();
  const numbers = useQuery(trpc.templates.syncs.queryOptions());
  const languages = useLanguageOptions();
  const { fields, change } = draft;
  const shaped = toName(fields.name);
  return (
    <div className="flex flex-col gap-4">
      <Field
        label={t("columns.name")}
        hint={shaped && shaped !== fields.name ? t("start.nameShaped", { name: shaped }) : t("start.nameHint")}
      >
        <Input
          autoComplete="off"
          spellCheck={false}
          maxLength={512}
          value={fields.name}
          onValueChange={(name) => change({ name })}
        />
      </Field>
      <div className="grid grid-cols-2 gap-4 max-sm:grid-cols-1">
        <Field label={t("columns.number")}>
          <Select
            placeholder={t("start.number")}
            options={(numbers.data ?? [])
              .filter(({ id }) => id !== avoid)
              .map(({ id, name }) => ({ value: id, label: name }))}
            value={fields.numberId || null}
            onValueChange={(numberId) => change({ numberId })}
          />
        </Field>
        <Field label={t("language")}>
          <Combobox
            options={languages}
            value={fields.language || null}
            onValueChange={(language) => change({ language: language ?? "" })}
            placeholder={t("start.language")}
          />
        </Field>
      </div>
      <Field label={t("columns.category")}>
        <RadioGroup
          options={templateCategories.map((value) => ({
            value,
            label: t(`category.${value}`),
            hint: t(`categoryHint.${value}`),
          }))}
          value={fields.category}
          onValueChange={(category) => change({ category })}
        />
      </Field>
    </div>
  );
}

/** Languages of WhatsApp in the reader's words, with their codes. */
export function useLanguageOptions() {
  const name = useLanguageName();
  return templateLanguages.map((code) => ({ value: code as string, label: `${name(code)} (${code})` }));
}
