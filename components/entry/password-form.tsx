"use client";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { PasswordField } from "./password-field";

type Typed = { email: string; password: string };

/** E-mail and password. */
export function PasswordForm({
  typed,
  onType,
  pending,
  onSubmit,
}: {
  typed: Typed;
  onType: (typed: Typed) => void;
  pending: boolean;
  onSubmit: () => void;
}) {
  const t = useTranslations("entry");
  return (
    <form
      method="post"
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Field label={t("email")}>
        <Input
          type="email"
          name="email"
          autoComplete="username"
          size="lg"
          value={typed.email}
          onValueChange={(email) => onType({ ...typed, email })}
          autoFocus
        />
      </Field>
      <PasswordField
        label={t("password")}
        value={typed.password}
        onChange={(password) => onType({ ...typed, password })}
        aside={
          <Link href="/reset-password" className="font-medium text-accent-text no-underline hover:underline">
            {t("forgot")}
          </Link>
        }
      />
      <Button type="submit" variant="primary" size="lg" pending={pending} className="mt-2">
        {pending ? t("signingIn") : t("signIn")}
      </Button>
    </form>
  );
}
