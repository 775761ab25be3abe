"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toast-manager";
import type { NumberDetail } from "@/server/numbers/show-number";

/** The limit as a person knows it, where the provider tells none. */
export function KnownLimit({ number }: { number: NumberDetail }) {
  const t = useTranslations("numbers");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [text, setText] = useState(String(number.dailyLimit ?? ""));
  const setLimit = useMutation(
    trpc.numbers.setLimit.mutationOptions({
      onSuccess: () => void showToast({ title: t("toast.saved") }),
      onError: (error) => void showToast({ title: errorText(error), tone: "error" }),
      onSettled: () => client.invalidateQueries({ queryKey: trpc.numbers.pathKey() }),
    }),
  );
  const limit = /^\d{1,8}$/.test(text.replace(/\s/g, "")) ? Number(text.replace(/\s/g, "")) : 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (limit > 0) setLimit.mutate({ numberId: number.id, limit });
  };
  return (
    <form noValidate onSubmit={submit} className="flex items-end gap-2">
      <Field label={t("knownLimit")} hint={t("limitUnknown")} className="flex-1">
        <span className="flex gap-2">
          <Input size="lg" inputMode="numeric" value={text} onValueChange={setText} />
          <Button size="lg" type="submit" pending={setLimit.isPending} reason={limit > 0 ? null : t("problem.limit")}>
            {t("setLimit")}
          </Button>
        </span>
      </Field>
    </form>
  );
}
