"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { formatPhone } from "@/server/core/phone";
import type { Diagnostics } from "@/server/diagnostics/show-diagnostics";
import { useNumber } from "./use-number";

const answer = "answer";

/**
 * A test message out and in. The person writes from their phone, which proves the way in and opens the window; our answer then leaves
 * by itself and proves the way out. With a template it leaves at once.
 */
export function TestMessage({ numberId, diagnostics }: { numberId: string; diagnostics: Diagnostics }) {
  const t = useTranslations("numbers.testMessage");
  const { data: number } = useNumber(numberId);
  const [phone, setPhone] = useState(diagnostics.test?.phone ?? "");
  const [templateId, setTemplateId] = useState(answer);
  const { start, refusal } = useTestMessage(numberId, diagnostics);
  const templates = useQuery(useTRPC().diagnostics.templates.queryOptions({ numberId }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate({ numberId, phone, text: t("text"), templateId: templateId === answer ? null : templateId });
  };
  const isAwaited = diagnostics.test && !diagnostics.test.isSent;
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-4 border-t border-line px-5 py-4">
      <div>
        <h3 className="m-0 text-body">{t("title")}</h3>
        <p className="m-0 text-meta text-text-2">{t("intro")}</p>
      </div>
      {isAwaited && number ? (
        <Banner tone="info" role="status">
          {t("write", { from: formatPhone(diagnostics.test?.phone ?? ""), to: formatPhone(number.phone) })}{" "}
          <a
            href={`https://wa.me/${number.phone.replace(/\D/g, "")}`}
            target="_blank"
            rel="noreferrer"
            className="font-medium underline"
          >
            {t("open")}
          </a>
        </Banner>
      ) : null}
      {refusal ? (
        <Banner tone="danger" role="alert">
          {refusal}
        </Banner>
      ) : null}
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t("phone")} className="w-56 max-sm:w-full">
          <Input size="lg" type="tel" autoComplete="tel" value={phone} onValueChange={setPhone} />
        </Field>
        <Field label={t("what")} className="w-64 max-sm:w-full">
          <Select
            size="lg"
            options={[
              { value: answer, label: t("answer") },
              ...(templates.data ?? []).map(({ id, name, language }) => ({
                value: id,
                label: `${name} (${language})`,
              })),
            ]}
            value={templateId}
            onValueChange={setTemplateId}
          />
        </Field>
        <Button size="lg" type="submit" pending={start.isPending} reason={phone.trim() ? null : t("noPhone")}>
          {t("start")}
        </Button>
      </div>
    </form>
  );
}

function useTestMessage(numberId: string, { test, checks }: Diagnostics) {
  const t = useTranslations("numbers.testMessage");
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const onSettled = () => client.invalidateQueries(trpc.diagnostics.show.queryFilter({ numberId }));
  const {
    mutate: goOn,
    isIdle,
    reset,
    data: continued,
  } = useMutation(trpc.diagnostics.continueMessage.mutationOptions({ onSettled }));
  const start = useMutation(trpc.diagnostics.startMessage.mutationOptions({ onMutate: reset, onSettled }));
  const hasWritten = checks.some(({ check, result }) => check === "receive" && result === "ok");
  const isDue = test !== null && !test.isSent && hasWritten && isIdle;
  const text = t("text");
  useEffect(() => {
    if (isDue) goOn({ numberId, text });
  }, [isDue, goOn, numberId, text]);
  const outcome = continued ?? start.data;
  const refused = outcome && !outcome.ok && outcome.reason !== "window_closed" ? t(`refused.${outcome.reason}`) : null;
  return { start, refusal: start.error ? errorText(start.error) : refused };
}
