"use client";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { ProblemBanner } from "./problem-banner";
import type { SignInProblem } from "./sign-in-problem";

/** The second step of a sign-in (N.8): a code of the authenticator app, or a recovery code. */
export function CodeForm({
  problem,
  pending,
  onCode,
  onOther,
  onBack,
}: {
  problem: SignInProblem | null;
  pending: boolean;
  onCode: (code: string) => void;
  /** The other kind of code is going to be typed. */
  onOther: () => void;
  onBack: () => void;
}) {
  const t = useTranslations("entry.code");
  const [code, setCode] = useState("");
  const [isRecovery, setRecovery] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    onCode(code.trim());
  }
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <div>
        <h2 className="m-0 text-lead font-semibold">{t("title")}</h2>
        <p className="m-0 mt-0.5 text-text-2">{isRecovery ? t("recoveryText") : t("text")}</p>
      </div>
      <ProblemBanner problem={problem} />
      <Field
        key={isRecovery ? "recovery" : "app"}
        label={isRecovery ? t("recoveryLabel") : t("label")}
        hint={isRecovery ? t("lost") : t("hint")}
      >
        <Input
          name="code"
          autoComplete="one-time-code"
          inputMode={isRecovery ? "text" : "numeric"}
          autoCapitalize="none"
          spellCheck={false}
          size="lg"
          maxLength={40}
          className="font-mono tracking-widest"
          value={code}
          onValueChange={setCode}
          autoFocus
        />
      </Field>
      <Button type="submit" variant="primary" size="lg" pending={pending} className="mt-2">
        {t("confirm")}
      </Button>
      <div className="flex flex-wrap justify-between gap-2">
        <Button variant="plain" className="-ml-3" onClick={onBack}>
          {t("back")}
        </Button>
        <Button
          variant="plain"
          className="-mr-3"
          onClick={() => {
            setRecovery(!isRecovery);
            setCode("");
            onOther();
          }}
        >
          {isRecovery ? t("useApp") : t("useRecovery")}
        </Button>
      </div>
    </form>
  );
}
