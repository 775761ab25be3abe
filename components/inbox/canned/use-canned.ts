"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { showToast } from "@/components/ui/toast-manager";
import type { CannedText } from "@/server/canned-texts/list-canned-texts";
import { fillVariables, searchTexts } from "@/server/canned-texts/rules";
import { replaceText } from "../composer/composer-textarea";
import { useAssistList } from "../composer/use-assist-list";
import type { Conversation } from "../inbox-types";
import { fetchFiles } from "./canned-files";
import { triggerAt } from "./canned-trigger";
import { useCannedKey } from "./use-canned-key";
import { useVariableValues } from "./use-variable-values";

/**
 * Canned texts behind `/` and `#` in the composer (N.16): what matches, which is chosen, and its insertion with variables filled in and
 * files attached.
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
  const list = useQuery(useTRPC().cannedTexts.list.queryOptions(undefined, { staleTime: 60_000 }));
  useCannedKey(field);
  const valuesNow = useVariableValues(conversation, list.data?.companyName ?? null);
  const [fetching, setFetching] = useState(0);
  const takeFiles = (canned: CannedText) => {
    setFetching((count) => count + 1);
    void fetchFiles(canned)
      .then(({ files, failed }) => {
        if (files.length > 0) attach(files);
        for (const name of failed) showToast({ title: t("fileFailed", { name }), tone: "error" });
      })
      .finally(() => setFetching((count) => count - 1));
  };
  const lines = useAssistList({
    field,
    text,
    triggerAt,
    linesOf: (query) => searchTexts(list.data?.texts ?? [], query, "names").slice(0, 50),
    isLoading: list.isPending,
    onInsert: (canned, trigger) => {
      replaceText(field.current, trigger, fillVariables(canned.body, valuesNow()).text);
      if (canned.files.length > 0) takeFiles(canned);
    },
  });
  return {
    ...lines,
    isLoading: list.isPending,
    failed: list.isError,
    hasNone: list.data?.texts.length === 0,
    isFetching: fetching > 0,
    preview: (canned: CannedText) => fillVariables(canned.body, valuesNow()),
  };
}

export type Canned = ReturnType<typeof useCanned>;
