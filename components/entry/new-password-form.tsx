"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useErrorText } from "../live/use-error-text";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { PasswordField } from "./password-field";
import { sendEntry } from "./send-entry";

/** The new password that a link promises (N.8); then its owner signs in with it. */
export function NewPasswordForm({ token, email, minLength }: { token: string; email: string; minLength: number }) {
  const t = useTranslations("entry.reset");
  const router = useRouter();
  const errorText = useErrorText();
  const [password, setPassword] = useState("");
  const [isAsked, setAsked] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const short = password.length < minLength;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (short) return;
    setPending(true);
    try {
      await sendEntry("PUT", "/api/password-resets", { token, password });
      router.replace("/sign-in?changed=1");
    } catch (error) {
      setProblem(errorText(error));
      setPending(false);
    }
  }

  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      {problem ? (
        <Banner tone="danger" role="alert">
          {problem}
        </Banner>
      ) : null}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        isNew
        label={t("password")}
        value={password}
        onChange={setPassword}
        hint={t("passwordHint", { min: minLength })}
        error={isAsked && short ? t("passwordHint", { min: minLength }) : undefined}
      />
      <Button type="submit" variant="primary" size="lg" pending={pending} className="mt-2">
        {t("confirm")}
      </Button>
    </form>
  );
}
