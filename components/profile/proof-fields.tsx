"use client";
import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export type Proof = { password: string; code: string };
/** How the server answers to a proof that does not do. */
type Refusal = { ok: false; reason: "wrong" | "wrongCode" } | { ok: false; reason: "throttled"; seconds: number };

export const isWhole = ({ password, code }: Proof): boolean => password !== "" && code.trim() !== "";

/** Password and code, for what only both may do (N.8). */
export function ProofFields({
  proof,
  onChange,
  isAsked,
  answer,
}: {
  proof: Proof;
  onChange: (proof: Proof) => void;
  isAsked: boolean;
  answer: { ok: true } | Refusal | undefined;
}) {
  const t = useTranslations("profile.secondFactor");
  const refused = answer && !answer.ok ? answer : null;
  const wrongPassword = refused?.reason === "wrong" ? t("passwordWrong") : undefined;
  const wrongCode =
    refused?.reason === "wrongCode"
      ? t("codeWrong")
      : refused?.reason === "throttled"
        ? t("throttled", { minutes: Math.ceil(refused.seconds / 60) })
        : undefined;
  return (
    <>
      <Field label={t("password")} error={isAsked && !proof.password ? t("passwordMissing") : wrongPassword}>
        <Input
          type="password"
          name="password"
          autoComplete="current-password"
          value={proof.password}
          onValueChange={(password) => onChange({ ...proof, password })}
        />
      </Field>
      <Field label={t("codeOrRecovery")} error={isAsked && !proof.code.trim() ? t("codeMissing") : wrongCode}>
        <Input
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          className="font-mono"
          value={proof.code}
          onValueChange={(code) => onChange({ ...proof, code })}
        />
      </Field>
    </>
  );
}
