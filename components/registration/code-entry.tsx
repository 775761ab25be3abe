"use client";
import { useNow, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { digitsOf } from "./six-digits";
import type { Wizard } from "./use-wizard";

/** Exactly six digits, pasted with spaces or without; what is wrong is said with the tries that are left (S3.26, S3.27). */
export function CodeEntry({ wizard }: { wizard: Wizard }) {
  const t = useTranslations("registration.code");
  const errorText = useErrorText();
  const { shown, moves } = wizard;
  const [code, setCode] = useState("");
  const [isAsked, setAsked] = useState(false);
  const { verify } = moves;
  const left = shown.code.triesLeft;
  const isOld = useIsOld(shown.code.sentAt);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (code.length !== 6 || left === 0) return;
    verify.mutate(
      { registrationId: shown.id, code },
      { onSuccess: (outcome) => (outcome.ok ? undefined : setCode("")), onSettled: () => setAsked(false) },
    );
  };
  const problem =
    left === 0
      ? t("usedUp")
      : isAsked && code.length !== 6
        ? t("sixDigits")
        : verify.error
          ? errorText(verify.error)
          : shown.state === "wrong_code" && code === ""
            ? t(isOld ? "wrongOld" : "wrong", { count: left })
            : null;
  return (
    <form noValidate onSubmit={submit} className="flex flex-wrap items-start gap-3">
      <Field label={t("label")} hint={t("hint")} error={problem} className="w-64">
        <Input
          size="lg"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          disabled={left === 0}
          value={code}
          onValueChange={(value) => setCode(digitsOf(value))}
          className="text-lead tracking-[.3em] tabular-nums"
        />
      </Field>
      <Button
        type="submit"
        variant="primary"
        size="lg"
        className="mt-7"
        pending={verify.isPending}
        reason={left === 0 ? t("usedUp") : null}
      >
        {t("verify")}
      </Button>
    </form>
  );
}

/** Providers refuse a code that has run out with the same word as a wrong one. */
const codeLifeMs = 10 * 60_000;

function useIsOld(sentAt: Date | null): boolean {
  const now = useNow({ updateInterval: 10_000 });
  return sentAt !== null && now.getTime() - sentAt.getTime() > codeLifeMs;
}
