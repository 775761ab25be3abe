"use client";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Chip } from "@/components/ui/chip";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { industries, type ProfileField, type ProfileReview } from "@/db/enums";
import { profileLength, profileLimits } from "@/server/profiles/rules";
import { problemAt } from "./profile-form";
import type { ProfileEditing } from "./use-profile-editor";

const tones = { pending: "warn", approved: "ok", rejected: "danger" } as const;

/** Description, address, e-mail, web addresses, industry: each with what we, or the provider, find wrong with it. */
export function ProfileFields({
  editing,
  review,
  mayEdit,
}: {
  editing: ProfileEditing;
  review: ProfileReview | null;
  mayEdit: boolean;
}) {
  const t = useTranslations("profiles");
  const { form, edit } = editing;
  const errorOf = useFieldError(editing);
  const setWebsite = (at: 0 | 1, website: string) =>
    edit({ websites: at === 0 ? [website, form.websites[1]] : [form.websites[0], website] });
  return (
    <>
      <Field
        label={t("description")}
        aside={
          <>
            {review ? <Chip tone={tones[review]}>{t(`review.${review}`)}</Chip> : null}
            <Counter text={form.description} max={profileLimits.description} />
          </>
        }
        hint={t("descriptionHint")}
        error={errorOf("description")}
      >
        <Textarea
          rows={3}
          disabled={!mayEdit}
          value={form.description}
          onChange={(event) => edit({ description: event.target.value })}
        />
      </Field>
      <Field label={t("address")} hint={t("addressHint")} error={errorOf("address")}>
        <Input
          size="lg"
          disabled={!mayEdit}
          autoComplete="off"
          value={form.address}
          onValueChange={(address) => edit({ address })}
        />
      </Field>
      <div className="grid gap-6 sm:grid-cols-2">
        <Field label={t("email")} error={errorOf("email")}>
          <Input
            size="lg"
            type="email"
            autoComplete="off"
            disabled={!mayEdit}
            value={form.email}
            onValueChange={(email) => edit({ email })}
          />
        </Field>
        <IndustryField editing={editing} error={errorOf("industry")} mayEdit={mayEdit} />
        {([0, 1] as const).map((at) => (
          <Field
            key={at}
            label={t(at === 0 ? "website" : "websiteSecond")}
            hint={at === 0 ? t("websiteHint") : null}
            error={errorOf("websites", at)}
          >
            <Input
              size="lg"
              inputMode="url"
              autoComplete="off"
              disabled={!mayEdit}
              value={form.websites[at]}
              onValueChange={(website) => setWebsite(at, website)}
            />
          </Field>
        ))}
      </div>
    </>
  );
}

/** Alphabetical in the reader's language; "Jiné" and "Není firma" stand last, where one looks for them. */
function IndustryField({ editing, error, mayEdit }: { editing: ProfileEditing; error: ReactNode; mayEdit: boolean }) {
  const t = useTranslations("profiles");
  const { compare } = new Intl.Collator(useLocale());
  const isLast = (value: string) => Number(value === "other") + 2 * Number(value === "not_a_biz");
  const options = industries
    .map((value) => ({ value, label: t(`industries.${value}`) }))
    .sort((a, b) => isLast(a.value) - isLast(b.value) || compare(a.label, b.label));
  return (
    <Field label={t("industry")} error={error}>
      <Combobox
        options={options}
        value={editing.form.industry}
        onValueChange={(industry) => editing.edit({ industry })}
        placeholder={t("industryEmpty")}
        disabled={!mayEdit}
        className="[&_input]:h-10 touch:[&_input]:h-11"
      />
    </Field>
  );
}

function Counter({ text, max }: { text: string; max: number }) {
  const t = useTranslations("profiles");
  const count = profileLength(text.trim());
  return (
    <span className={count > max ? "text-meta text-danger-text" : "text-meta text-text-3"}>
      <span aria-hidden>{t("counter", { count, max })}</span>
      <span className="sr-only">{t("counterLabel", { count, max })}</span>
    </span>
  );
}

/** Our own finding first, else the provider's words. A refusal of web addresses stands at the first one. */
function useFieldError({ problems, refused, isAsked }: ProfileEditing) {
  const t = useTranslations("profiles");
  return (field: ProfileField, at?: number): string | null => {
    const problem = problemAt(problems, { field, isAsked, ...(at === undefined ? {} : { at }) });
    if (problem) return t(`problem.${problem.key}`, problem.values);
    const reason = at ? undefined : refused[field];
    return reason ? t("refusedOther", { reason }) : null;
  };
}
