"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Check, Minus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useDebounced } from "@/components/inbox/use-debounced";
import { useTRPC } from "@/components/live/trpc";
import { ContactField } from "@/components/routing/contact-field";
import { ConditionStep } from "@/components/routing/routing-why";
import { cn } from "@/components/ui/class-names";
import { Field } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { Textarea } from "@/components/ui/textarea";
import type { AutomationTriggerKind } from "@/db/enums";
import type { AutomationsView, AutomationTest } from "@/server/automations/show-automations";
import { triggerKinds } from "./automation-form";

/** "What would happen if …" by the saved rules; explains itself (N.62). */
export function AutomationTester({ view }: { view: AutomationsView }) {
  const t = useTranslations("automations.tester");
  const tKinds = useTranslations("automations.kinds");
  const { numbers, choices } = view;
  const [kind, setKind] = useState<AutomationTriggerKind>("client_message");
  const [tagId, setTagId] = useState<string | null>(null);
  const [numberId, setNumberId] = useState<string | null>(numbers[0]?.id ?? null);
  const [contactId, setContactId] = useState<string | null>(null);
  const [text, setText] = useState("");
  const asked = { kind, tagId, numberId: numberId ?? "", contactId, text: useDebounced(text, 300) };
  const test = useQuery(
    useTRPC().automations.test.queryOptions(asked, {
      enabled: numberId !== null,
      placeholderData: keepPreviousData,
      retry: false,
    }),
  );
  return (
    <Panel aria-label={t("title")} className="flex flex-col gap-4 xl:sticky xl:top-0">
      <div>
        <h2 className="m-0 text-body font-semibold">{t("title")}</h2>
        <p className="m-0 text-meta text-text-3">{t("hint")}</p>
      </div>
      <Field label={t("when")}>
        <Select
          options={triggerKinds.map((value) => ({ value, label: tKinds(value) }))}
          value={kind}
          onValueChange={setKind}
        />
      </Field>
      {kind === "tag_added" ? (
        <Field label={t("tag")}>
          <Select
            placeholder={t("choose")}
            options={choices.tags.map(({ id, name }) => ({ value: id, label: name }))}
            value={tagId}
            onValueChange={setTagId}
          />
        </Field>
      ) : null}
      <Field label={t("text")}>
        <Textarea
          maxLength={4096}
          className="max-h-40"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <ContactField value={contactId} onValueChange={setContactId} />
      <Field label={t("number")} hint={numbers.length === 0 ? t("noNumber") : null}>
        <Select
          placeholder={t("choose")}
          options={numbers.map(({ id, name }) => ({ value: id, label: name }))}
          value={numberId}
          onValueChange={setNumberId}
        />
      </Field>
      <section role="status" aria-label={t("title")} className="border-t border-line pt-4">
        {test.isError ? <p className="m-0 text-danger-text">{t("failed")}</p> : null}
        {test.isLoading ? <Skeleton className="h-10 w-full" /> : null}
        {test.data ? <Results rows={test.data} /> : null}
      </section>
    </Panel>
  );
}

function Results({ rows }: { rows: AutomationTest[] }) {
  const t = useTranslations("automations.tester");
  return (
    <ol className="m-0 flex list-none flex-col gap-3 p-0">
      {rows.map((row, n) => {
        const verdict = row.acts ? "acts" : row.isAsked ? "failed" : row.enabled ? "other" : "off";
        const Icon = icons[verdict];
        const isQuiet = verdict === "other" || verdict === "off";
        return (
          <li key={row.id} className={cn("flex gap-2", isQuiet && "text-text-3")}>
            <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", tones[verdict])} />
            <div className="min-w-0 flex-1">
              <p className="m-0 break-words">
                {n + 1}. <span className={cn(row.acts && "font-semibold")}>{row.name}</span>
                <span className={isQuiet ? undefined : "text-text-2"}> · {t(`verdicts.${verdict}`)}</span>
              </p>
              {row.tried.length > 0 ? (
                <ul className="m-0 mt-1 flex list-none flex-col gap-1 p-0 text-meta">
                  {row.tried.map((tried, at) => (
                    <ConditionStep key={at} tried={tried} />
                  ))}
                </ul>
              ) : null}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

const icons = { acts: Check, failed: X, other: Minus, off: Minus };
const tones = { acts: "text-ok-text", failed: "text-danger-text", other: "", off: "" };
