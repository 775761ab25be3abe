"use client";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useNow } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import type { ConsentState } from "@/server/consent/rules";
import type { TemplateMessage } from "./composer-outgoing";
import { useTemplateConsent } from "./template-consent";
import { type CardFacts, fromCard, groupTemplates, missingIn, type SendingTemplate } from "./template-picker-model";
import { useTemplateFiles } from "./template-values-file";

/** What a person does with the templates of a number: search, choose, fill in. What was typed survives another choice. */
export function useTemplatePicker({
  numberId,
  card,
  consent: consentState,
}: {
  numberId: string;
  card: CardFacts;
  consent: ConsentState;
}) {
  const trpc = useTRPC();
  const locale = useLocale();
  const templates = useQuery(trpc.inbox.sendingTemplates.queryOptions({ numberId }, { enabled: numberId !== "" }));
  const [query, setQuery] = useState("");
  const [chosenId, setChosenId] = useState<string | null>(null);
  /** By template's name, so that another language version keeps them. */
  const [typed, setTyped] = useState<Record<string, Record<string, string>>>({});
  const uploads = useTemplateFiles();
  const consent = useTemplateConsent(consentState);
  const now = useNow({ updateInterval: 30_000 });

  const all: readonly SendingTemplate[] = templates.data ?? [];
  // One that stops being usable while it is filled in is let go; what was typed stays.
  const chosen = all.find(({ id, blocked }) => id === chosenId && !blocked) ?? null;
  const known = chosen ? fromCard(chosen, card) : {};
  const own = (chosen && typed[chosen.name]) ?? {};
  const values = { ...known, ...own };
  const files = chosen ? uploads.of(chosen.name, chosen.files) : {};
  const missing = chosen ? missingIn(chosen, { values, files, now }) : null;

  return {
    templates,
    groups: groupTemplates(all, query, locale),
    query,
    setQuery,
    chosen,
    versions: all.filter(({ name }) => name === chosen?.name),
    choose: (templateId: string | null) => {
      setChosenId(templateId);
      consent.setReason("");
    },
    mayChoose: ({ category, blocked }: SendingTemplate) => !blocked && consent.verdictFor(category) !== "refuse",
    optedOut: consentState === "withdrawn",
    consent,
    values,
    isFromCard: (key: string) => key in known && !(key in own),
    setValue: (key: string, value: string) => {
      if (chosen) setTyped({ ...typed, [chosen.name]: { ...own, [key]: value } });
    },
    uploads,
    files,
    missing,
    /** Null while nothing is chosen or something is missing. */
    message: (): TemplateMessage | null =>
      chosen && !missing && !consent.problemFor(chosen.category)
        ? { template: chosen, values: filled(chosen, values), files, exception: consent.exceptionFor(chosen.category) }
        : null,
  };
}

export type TemplatePicking = ReturnType<typeof useTemplatePicker>;

/** Only what the template asks for, without spaces at the ends. */
const filled = ({ variables, fixed }: SendingTemplate, values: Record<string, string>): Record<string, string> =>
  Object.fromEntries([...variables, ...fixed].map(({ key }) => [key, (values[key] ?? "").trim()]));
