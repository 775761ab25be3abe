"use client";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Refusal, useErrorText } from "../live/use-error-text";
import { postSignIn } from "../shell/auth-requests";
import { Banner } from "../ui/banner";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

const shortestPassword = 10;

/** Name and password of a new account (N.27); then its owner is signed in. */
export function JoinForm({ token, email, name: given }: { token: string; email: string; name: string }) {
  const t = useTranslations("entry.join");
  const router = useRouter();
  const errorText = useErrorText();
  const [name, setName] = useState(given);
  const [password, setPassword] = useState("");
  const [isAsked, setAsked] = useState(false);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const short = password.length < shortestPassword;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setAsked(true);
    if (!name.trim() || short) return;
    setPending(true);
    try {
      await join({ token, name: name.trim(), password });
      await postSignIn({ email, password });
      router.replace("/inbox");
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
      <Button type="submit" variant="primary" size="lg" pending={pending} className="mt-2">
        {t("confirm")}
      </Button>
    </form>
  );
}

async function join(input: { token: string; name: string; password: string }): Promise<void> {
  const response = await fetch("/api/invitations", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(input),
  });
  if (response.ok) return;
  const { refusal } = await response.json().catch(() => ({ refusal: { key: "unexpected" } }));
  throw new Refusal(String(refusal?.key ?? "unexpected"), refusal?.values ?? {});
}
