"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-manager";
import { ProfileSection } from "./profile-section";

type Outcome = RouterOutputs["team"]["changePassword"];
const nothing = { current: "", next: "" };

/** A new password for who knows the old one; every other device is signed out with it. */
export function PasswordPanel({ email, minLength }: { email: string; minLength: number }) {
  const t = useTranslations("profile.password");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const [typed, setTyped] = useState(nothing);
  const [isAsked, setAsked] = useState(false);
  const change = useMutation(
    trpc.team.changePassword.mutationOptions({
      onSuccess: ({ ok }) => {
        if (!ok) return;
        setTyped(nothing);
        setAsked(false);
        showToast({ title: t("saved") });
        void queries.invalidateQueries(trpc.team.logins.queryFilter());
      },
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
    }),
  );
  const { current, next } = useProblems(change.data, isAsked && { typed, minLength });
  return (
    <ProfileSection title={t("title")} text={t("text")}>
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(true);
          if (typed.current && typed.next.length >= minLength) change.mutate(typed);
        }}
      >
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <Field label={t("current")} error={current}>
          <Input
            type="password"
            name="current"
            autoComplete="current-password"
            value={typed.current}
            onValueChange={(value) => {
              change.reset();
              setTyped({ ...typed, current: value });
            }}
          />
        </Field>
        <Field label={t("next")} hint={t("nextHint", { min: minLength })} error={next}>
          <Input
            type="password"
            name="next"
            autoComplete="new-password"
            value={typed.next}
            onValueChange={(value) => {
              change.reset();
              setTyped({ ...typed, next: value });
            }}
          />
        </Field>
        <Button type="submit" className="self-start" pending={change.isPending}>
          {t("confirm")}
        </Button>
      </form>
    </ProfileSection>
  );
}

/** What is wrong with each field: by the server's answer, else by what was typed. */
function useProblems(outcome: Outcome | undefined, asked: false | { typed: typeof nothing; minLength: number }) {
  const t = useTranslations("profile.password");
  const refused = outcome && !outcome.ok ? outcome : null;
  const minutes = refused?.reason === "throttled" ? Math.ceil(refused.seconds / 60) : 0;
  const current =
    refused?.reason === "wrong"
      ? t("wrong")
      : refused?.reason === "throttled"
        ? t("throttled", { minutes })
        : asked && !asked.typed.current
          ? t("currentMissing")
          : undefined;
  const isShort = asked && asked.typed.next.length < asked.minLength;
  const next = refused?.reason === "same" ? t("same") : isShort ? t("nextHint", { min: asked.minLength }) : undefined;
  return { current, next };
}
