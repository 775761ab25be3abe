"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Wizard } from "./use-wizard";

/** Everything that some provider asks for; what this one does not ask for stays empty. */
const none = {
  wabaId: "",
  appId: "",
  phoneNumberId: "",
  verifyToken: "",
  accessToken: "",
  appSecret: "",
  apiKey: "",
  accountSid: "",
  authToken: "",
  apiKeySid: "",
  apiKeySecret: "",
};
type Credentials = typeof none;
export type CredentialField = { key: keyof Credentials; isSecret?: boolean; isOptional?: boolean };

/** Identifiers and secrets. A saved secret never comes back: its field is empty and says "uloženo". */
export function CredentialsForm({
  fields,
  wizard: { shown, moves },
  onSubmit,
}: {
  fields: readonly CredentialField[];
  wizard: Wizard;
  onSubmit: (values: Credentials) => void;
}) {
  const t = useTranslations("registration.credentials");
  const errorText = useErrorText();
  const { isPending, error } = moves.saveCredentials;
  const [known, saved] = [shown.data.config, shown.savedSecrets];
  const [values, setValues] = useState<Record<string, string>>({});
  const [isAsked, setAsked] = useState(false);
  const entered = (key: string, isSecret?: boolean) => values[key] ?? (isSecret ? "" : (known[key] ?? ""));
  const isMissing = ({ key, isSecret, isOptional }: CredentialField) =>
    !isOptional && entered(key, isSecret).trim() === "" && !saved.includes(key);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (fields.some(isMissing)) return;
    const given = fields.map(({ key, isSecret }) => [key, entered(key, isSecret).trim()]);
    onSubmit({ ...none, ...Object.fromEntries(given) });
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4">
      {error ? (
        <Banner tone="danger" role="alert">
          {errorText(error)}
        </Banner>
      ) : null}
      {fields.map((field) => (
        <Field
          key={field.key}
          label={field.isOptional ? t("optional", { label: t(`${field.key}.label`) }) : t(`${field.key}.label`)}
          hint={t(`${field.key}.hint`)}
          error={isAsked && isMissing(field) ? t("missing") : null}
          aside={saved.includes(field.key) ? <span className="text-meta text-ok-text">{t("saved")}</span> : null}
        >
          <Input
            size="lg"
            type={field.isSecret ? "password" : "text"}
            autoComplete="off"
            spellCheck={false}
            placeholder={saved.includes(field.key) ? "••••••••" : undefined}
            value={entered(field.key, field.isSecret)}
            onValueChange={(value) => setValues((old) => ({ ...old, [field.key]: value }))}
          />
        </Field>
      ))}
      <Button type="submit" size="lg" className="self-start" pending={isPending}>
        {t(isPending ? "checking" : "check")}
      </Button>
    </form>
  );
}
