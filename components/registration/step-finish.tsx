"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { DetailsList } from "@/components/ui/details-list";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { formatPhone } from "@/server/core/phone";
import { needsPin, needsRegistering } from "@/server/registration/rules";
import { CostBox } from "./cost-box";
import { digitsOf } from "./six-digits";
import { StepFrame } from "./step-frame";
import type { Wizard } from "./use-wizard";

/** Step 5: what will be connected, under which name, with which PIN; then the number is ours. */
export function StepFinish({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.finish");
  const errorText = useErrorText();
  const formId = useId();
  const [pin, setPin] = useState("");
  const [name, setName] = useState(() => proposedName(wizard));
  const [isAsked, setAsked] = useState(false);
  const { shown, keep, saveNow, moves } = wizard;
  const { finish } = moves;
  const registers = shown.chosen ? needsRegistering(shown.provider, shown.chosen) : false;
  const asksPin = registers && shown.chosen !== null && needsPin(shown.chosen);
  const reason = useReason(wizard);
  const isIncomplete = name.trim() === "" || (asksPin && pin.length !== 6);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (reason || isIncomplete || !(await saveNow())) return;
    finish.mutate({ registrationId: shown.id, name: name.trim(), ...(asksPin ? { pin } : {}) });
  };
  return (
    <StepFrame
      wizard={wizard}
      cases={["pinForgotten", "review", "moved"]}
      reason={reason}
      action={
        <Button variant="primary" type="submit" form={formId} pending={finish.isPending} reason={reason}>
          {t(finish.isPending ? "connecting" : "connect")}
        </Button>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-5">
        {finish.error ? (
          <Banner tone="danger" role="alert">
            {errorText(finish.error)}
          </Banner>
        ) : null}
        <Summary wizard={wizard} />
        <Field label={t("name")} hint={t("nameHint")} error={isAsked && name.trim() === "" ? t("nameMissing") : null}>
          <Input size="lg" maxLength={60} value={name} onValueChange={setName} onBlur={() => keep({ name })} />
        </Field>
        {asksPin ? (
          <Field label={t("pin")} hint={t("pinHint")} error={isAsked && pin.length !== 6 ? t("pinMissing") : null}>
            <Input
              size="lg"
              inputMode="numeric"
              autoComplete="off"
              className="w-40 tracking-[.3em]"
              value={pin}
              onValueChange={(value) => setPin(digitsOf(value))}
            />
          </Field>
        ) : registers ? (
          <Banner tone="info">{t("pinMade")}</Banner>
        ) : null}
        {shown.chosen?.inBusinessApp ? <Banner tone="info">{t("inBusinessApp")}</Banner> : null}
        {shown.data.costAccepted ? null : <CostBox wizard={wizard} />}
      </form>
    </StepFrame>
  );
}

/** What was typed, else the name that clients see. */
const proposedName = ({ shown, fields }: Wizard): string =>
  (fields.name || shown.data.name || shown.chosen?.displayName || fields.displayName).slice(0, 60);

function useReason({ shown, fields }: Wizard): string | null {
  const t = useTranslations("registration.finish.missing");
  if (shown.state !== "verified") return t("verified");
  if (!fields.termsAccepted) return t("terms");
  return fields.costAccepted ? null : t("cost");
}

function Summary({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration");
  const { shown } = wizard;
  const waba = shown.chosen?.waba;
  const items = [
    { label: t("finish.phone"), value: shown.phone ? formatPhone(shown.phone) : "–" },
    { label: t("finish.provider"), value: t(`providers.${shown.provider}.label`) },
    { label: t("finish.displayName"), value: shown.chosen?.displayName ?? "–" },
    ...(waba ? [{ label: t("finish.account"), value: waba.name ?? waba.providerWabaId }] : []),
  ];
  return <DetailsList items={items} />;
}
