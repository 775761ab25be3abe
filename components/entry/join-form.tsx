"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useErrorText } from "../live/use-error-text";
import { postSignIn } from "../shell/auth-requests";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { sendEntry } from "./send-entry";

const shortestPassword = 10;

/** Name and password of a new account (N.27); then its owner is signed in. Who signs in by SSO needs no password. */
export function JoinForm({
  token,
  email,
  name: given,
  needsPassword,
}: {
  token: string;
  email: string;
  name: string;
  needsPassword: boolean;
}) {
  const t = useTranslations("entry.join");
  const router = useRouter();
  const errorText = useErrorText();
  const [name, setName] = useState(given);
  const [password, setPassword] = useState("");
  const [isAsked, setAsked] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const short = needsPassword && password.length < shortestPassword;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (!name.trim() || short) return;
    setPending(true);
    try {
      await sendEntry("POST", "/api/invitations", { token, name: name.trim(), password });
      if (needsPassword) await postSignIn({ email, password });
      router.replace(needsPassword ? "/inbox" : "/sign-in");
      router.refresh();
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
      <Field label={t("email")}>
        <Input type="email" name="email" autoComplete="username" size="lg" value={email} readOnly />
      </Field>
      <Field label={t("name")} error={isAsked && !name.trim() ? t("nameMissing") : undefined}>
        <Input name="name" autoComplete="name" size="lg" value={name} onValueChange={setName} maxLength={100} />
      </Field>
      {needsPassword ? (
        <Field
          label={t("password")}
          hint={t("passwordHint", { min: shortestPassword })}
          error={isAsked && short ? t("passwordHint", { min: shortestPassword }) : undefined}
        >
          <Input
            type="password"
            name="password"
            autoComplete="new-password"
            size="lg"
            value={password}
            onValueChange={setPassword}
          />
        </Field>
      ) : null}
      <Button type="submit" variant="primary" size="lg" pending={pending} className="mt-2">
        {t("confirm")}
      </Button>
    </form>
  );
}
