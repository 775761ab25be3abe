"use client";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useMemo } from "react";
import type { LintFacts } from "@/server/templates/finding-rules";
import { detectableLanguages, detectedLanguage } from "@/server/templates/language-rules";
import { lintDraft } from "@/server/templates/lint-rules";
import type { EditedDraft } from "./use-template-draft";

/** Remarks to the draft as it is written, its language included, and the facts they were made with. */
export function useLint(fields: EditedDraft, known: LintFacts) {
  const looksLike = useDetectedLanguage(fields);
  const facts = useMemo(() => ({ ...known, detectedLanguage: looksLike }), [known, looksLike]);
  return { facts, findings: useMemo(() => lintDraft(fields, facts), [fields, facts]) };
}

/** The detector is fetched with the first text that is long enough to be judged. */
function useDetectedLanguage({ language, content }: EditedDraft): string | null {
  const text = useDeferredValue(content.body.replace(/\{\{[^{}]*\}\}/g, " ").trim());
  const detector = useQuery({
    queryKey: ["language-detector"],
    queryFn: async () => (await import("franc-min")).francAll,
    staleTime: Number.POSITIVE_INFINITY,
    enabled: text.length >= 40,
  });
  const ranking = useMemo(
    () => detector.data?.(text, { only: detectableLanguages, minLength: 20 }) ?? [],
    [detector.data, text],
  );
  return detectedLanguage({ text, chosen: language }, ranking);
}
