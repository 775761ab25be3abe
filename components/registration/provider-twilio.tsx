"use client";
import { useTranslations } from "next-intl";
import { CredentialsForm } from "./credentials-form";
import type { Wizard } from "./use-wizard";

const fields = [
  { key: "accountSid" },
  { key: "authToken", isSecret: true },
  { key: "apiKeySid", isOptional: true },
  { key: "apiKeySecret", isSecret: true, isOptional: true },
] as const;

/** Twilio: the account, whose token also proves its webhooks, so it is needed beside an API key, too. */
export function ProviderTwilio({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.twilio");
  const { shown, moves } = wizard;
  return (
    <>
      <p className="m-0 text-text-2">{t("text")}</p>
      <CredentialsForm
        fields={fields}
        wizard={wizard}
        onSubmit={(values) => moves.saveCredentials.mutate({ provider: "twilio", registrationId: shown.id, ...values })}
      />
    </>
  );
}
