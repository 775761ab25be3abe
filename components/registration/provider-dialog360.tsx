"use client";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Segmented } from "@/components/ui/segmented";
import { CredentialsForm } from "./credentials-form";
import { PortalButton } from "./portal-button";
import type { Wizard } from "./use-wizard";

const fields = [{ key: "apiKey", isSecret: true }] as const;

/** 360dialog: an account there (S3.6–S3.10), then its portal, or a key that somebody has. */
export function ProviderDialog360({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.dialog360");
  const { shown, moves } = wizard;
  const { connect } = shown.roads;
  const [road, setRoad] = useState<"portal" | "key">(connect ? "portal" : "key");
  if (shown.way === "register" && connect) return <Account wizard={wizard} />;
  return (
    <>
      {connect ? (
        <Segmented
          label={t("road")}
          options={[
            { value: "portal", label: t("portal") },
            { value: "key", label: t("key") },
          ]}
          value={road}
          onValueChange={setRoad}
        />
      ) : (
        <Banner tone="info">{t("noPartner")}</Banner>
      )}
      {connect && !shown.roads.news ? <Banner tone="info">{t("noNews")}</Banner> : null}
      {road === "portal" ? (
        <>
          <p className="m-0 text-text-2">{t("portalText")}</p>
          <PortalButton wizard={wizard} />
        </>
      ) : (
        <CredentialsForm
          fields={fields}
          wizard={wizard}
          onSubmit={(values) =>
            moves.saveCredentials.mutate({ provider: "360dialog", registrationId: shown.id, ...values })
          }
        />
      )}
    </>
  );
}

/** S3.9, S3.10: an account that exists, or a new one whose e-mail has to be confirmed. */
function Account({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.dialog360");
  const { shown, fields: form, change, keep, saveNow, moves } = wizard;
  const isWaiting = shown.state === "waiting_email";
  const mark = (waiting: boolean) => moves.markEmail.mutate({ registrationId: shown.id, isWaiting: waiting });
  return (
    <>
      <Field label={t("account")}>
        <RadioGroup
          options={[
            { value: "existing", label: t("existing"), hint: t("existingHint") },
            { value: "new", label: t("new"), hint: t("newHint") },
          ]}
          value={form.account}
          onValueChange={(account) => keep({ account })}
        />
      </Field>
      <Field label={t("email")} hint={t("emailHint")}>
        <Input
          size="lg"
          type="email"
          autoComplete="email"
          value={form.email}
          onValueChange={(email) => change({ email })}
          onBlur={saveNow}
        />
      </Field>
      {isWaiting ? (
        <Banner
          tone="warn"
          role="status"
          action={
            <Button pending={moves.markEmail.isPending} onClick={() => mark(false)}>
              {t("confirmed")}
            </Button>
          }
        >
          <b>{t("waitingTitle")}</b> {t("waitingText")}
        </Banner>
      ) : null}
      {form.account === "new" ? (
        <div className="flex flex-wrap gap-2">
          <a
            href={shown.roads.signupUrl}
            target="_blank"
            rel="noopener noreferrer"
            onClick={() => (isWaiting ? undefined : mark(true))}
            className="inline-flex h-10 items-center rounded-md px-4 font-medium text-accent-text no-underline shadow-[inset_0_0_0_1px_var(--line-strong)] hover:bg-hover touch:h-11"
          >
            {t(isWaiting ? "openAgain" : "createAccount")}
          </a>
        </div>
      ) : null}
    </>
  );
}
