"use client";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { CopyButton } from "@/components/profiles/copy-button";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** The QR code and the key by hand; a first code proves that the app has them. */
export function ScanStep({
  secret,
  qr,
  address,
  onCodes,
  onAgain,
}: {
  secret: string;
  qr: string;
  address: string;
  onCodes: (codes: string[]) => void;
  onAgain: () => void;
}) {
  const t = useTranslations("profile.secondFactor");
  const errorText = useErrorText();
  const [code, setCode] = useState("");
  const [isAsked, setAsked] = useState(false);
  const confirm = useMutation(
    useTRPC().auth.confirmSecondFactor.mutationOptions({ onSuccess: (answer) => answer.ok && onCodes(answer.codes) }),
  );
  const reason = confirm.data && !confirm.data.ok ? confirm.data.reason : null;
  const problem = reason === "wrong" ? t("codeWrong") : isAsked && !code.trim() ? t("codeMissing") : undefined;
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (code.trim()) confirm.mutate({ code: code.trim() });
      }}
    >
      {reason === "expired" || reason === "already" ? (
        <Banner tone="danger" role="alert" action={<Button onClick={onAgain}>{t("again")}</Button>}>
          {t(reason)}
        </Banner>
      ) : null}
      {confirm.error ? (
        <Banner tone="danger" role="alert">
          {errorText(confirm.error)}
        </Banner>
      ) : null}
      <p className="m-0">{t("scan")}</p>
      {/* A data address: nothing for next/image to make smaller. */}
      <img src={qr} alt={t("qr")} width={200} height={200} className="self-center rounded-md bg-white" />
      <a href={address} className="hidden self-center text-accent-text touch:block">
        {t("openApp")}
      </a>
      <div>
        <div className="text-meta text-text-3">{t("key")}</div>
        <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-2">
          <code className="min-w-0 font-mono break-words">{secret.match(/.{1,4}/g)?.join(" ")}</code>
          <CopyButton text={secret} label={t("copyKey")} copied={t("keyCopied")} />
        </div>
      </div>
      <Field label={t("code")} hint={t("codeHint")} error={problem}>
        <Input
          name="code"
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={10}
          className="w-40 font-mono tracking-widest"
          value={code}
          onValueChange={(value) => {
            confirm.reset();
            setCode(value);
          }}
          autoFocus
        />
      </Field>
      <Button type="submit" variant="primary" className="self-start" pending={confirm.isPending}>
        {t("confirm")}
      </Button>
    </form>
  );
}
