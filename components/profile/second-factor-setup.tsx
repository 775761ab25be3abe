"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RecoveryCodes } from "./recovery-codes";
import { ScanStep } from "./scan-step";

type Step =
  | { at: "password" }
  | { at: "scan"; secret: string; qr: string; address: string }
  | { at: "codes"; codes: string[] };

/** Password, QR code, recovery codes (N.8). `done` is the word on the last button, `onDone` follows it. */
export function SecondFactorSetup({ done, onDone }: { done: string; onDone: () => void }) {
  const [step, setStep] = useState<Step>({ at: "password" });
  if (step.at === "codes") return <RecoveryCodes codes={step.codes} done={done} onDone={onDone} />;
  if (step.at === "scan")
    return (
      <ScanStep
        {...step}
        onCodes={(codes) => setStep({ at: "codes", codes })}
        onAgain={() => setStep({ at: "password" })}
      />
    );
  return <PasswordStep onSecret={(made) => setStep({ at: "scan", ...made })} />;
}

function PasswordStep({ onSecret }: { onSecret: (made: { secret: string; qr: string; address: string }) => void }) {
  const t = useTranslations("profile.secondFactor");
  const errorText = useErrorText();
  const [password, setPassword] = useState("");
  const [isAsked, setAsked] = useState(false);
  const begin = useMutation(
    useTRPC().auth.beginSecondFactor.mutationOptions({ onSuccess: (made) => made.ok && onSecret(made) }),
  );
  const refused = begin.data && !begin.data.ok ? begin.data : null;
  const problem =
    refused?.reason === "wrong"
      ? t("passwordWrong")
      : refused?.reason === "throttled"
        ? t("throttled", { minutes: Math.ceil(refused.seconds / 60) })
        : isAsked && !password
          ? t("passwordMissing")
          : undefined;
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (password) begin.mutate({ password });
      }}
    >
      <p className="m-0">{t("passwordText")}</p>
      {refused?.reason === "already" || begin.error ? (
        <Banner tone="danger" role="alert">
          {begin.error ? errorText(begin.error) : t("already")}
        </Banner>
      ) : null}
      <Field label={t("password")} error={problem}>
        <Input
          type="password"
          name="password"
          autoComplete="current-password"
          value={password}
          onValueChange={(value) => {
            begin.reset();
            setPassword(value);
          }}
        />
      </Field>
      <Button type="submit" variant="primary" className="self-start" pending={begin.isPending}>
        {t("next")}
      </Button>
    </form>
  );
}
