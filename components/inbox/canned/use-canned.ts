"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { showToast } from "@/components/ui/toast-manager";
import type { CannedText } from "@/server/canned-texts/list-canned-texts";
import { fillVariables, searchTexts } from "@/server/canned-texts/rules";
import { replaceText } from "../composer/composer-textarea";
import type { Conversation } from "../inbox-types";
import { fetchFiles } from "./canned-files";
import { triggerAt } from "./canned-trigger";
import { useCannedKey } from "./use-canned-key";
import { useVariableValues } from "./use-variable-values";

/**
 * Canned texts behind `/` and `#` in the composer (N.16): what matches, which is chosen, and its insertion with variables filled in and
 * files attached. The focus stays in the field; the arrows, Enter, Tab and Escape are taken while the list is open.
 */
export function useCanned({
  conversation,
  field,
  text,
  attach,
}: {
  conversation: Conversation;
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  attach: (files: File[]) => void;
}) {
  const t = useTranslations("canned-texts.insert");
  const listId = useId();
  const list = useQuery(useTRPC().cannedTexts.list.queryOptions(undefined, { staleTime: 60_000 }));
  useCannedKey(field);
  const valuesNow = useVariableValues(conversation, list.data?.companyName ?? null);
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState({ query: "", at: 0 });
  /** Where Escape closed it; opening again takes a new mark. */
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [fetching, setFetching] = useState(0);
  const asked = triggerAt(text, Math.min(caret, text.length));
  const trigger = asked && asked.from !== closedAt ? asked : null;
  const found = trigger ? searchTexts(list.data?.texts ?? [], trigger.query, "names").slice(0, 50) : [];
  const at = trigger && chosen.query === trigger.query ? Math.min(chosen.at, Math.max(0, found.length - 1)) : 0;

  const insert = (canned: CannedText) => {
    if (!trigger) return;
    replaceText(field.current, trigger, fillVariables(canned.body, valuesNow()).text);
    if (canned.files.length === 0) return;
    setFetching((count) => count + 1);
    void fetchFiles(canned)
      .then(({ files, failed }) => {
        if (files.length > 0) attach(files);
        for (const name of failed) showToast({ title: t("fileFailed", { name }), tone: "error" });
      })
      .finally(() => setFetching((count) => count - 1));
  };
  const choose = (next: number) =>
    trigger && setChosen({ query: trigger.query, at: (next + found.length) % Math.max(1, found.length) });
  /** True: the key was for the list. */
  const onKey = (event: KeyboardEvent): boolean => {
    if (!trigger) return false;
    const one = found[at];
    if (event.key === "Escape") setClosedAt(trigger.from);
    else if (event.key === "ArrowDown") choose(at + 1);
    else if (event.key === "ArrowUp") choose(at - 1);
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && one) insert(one);
    else return false;
    event.preventDefault();
    return true;
  };
  return {
    listId,
    isOpen: trigger !== null,
    query: trigger?.query ?? "",
    found,
    at,
    isLoading: list.isPending,
    failed: list.isError,
    hasNone: list.data?.texts.length === 0,
    isFetching: fetching > 0,
    insert,
    onKey,
    onCaret: (next: number) => {
      setCaret(next);
      // The mark that Escape closed is gone: the next one opens the list again.
      if (!triggerAt(field.current?.value ?? "", next)) setClosedAt(null);
    },
    preview: (canned: CannedText) => fillVariables(canned.body, valuesNow()),
  };
}

export type Canned = ReturnType<typeof useCanned>;
