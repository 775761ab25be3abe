"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { showToast } from "@/components/ui/toast-manager";
import { type WishLanguage, wishLanguages } from "@/db/enums";
import { wordsInput } from "@/server/consent/schema";
import type { ShownWords } from "@/server/consent/show-words";
import type { Words } from "@/server/consent/wish-rules";
import { defaultWords } from "@/server/consent/wish-vocabulary-rules";

/** Words as people edit them: separated by commas. */
export type WordsForm = Record<WishLanguage, { stop: string; start: string; stopped: string; started: string }>;

/** An edit of the words of opting out. A newer version is followed by an untouched edit; a touched one is `isOutdated`. */
export function useWordsForm(shown: ShownWords) {
  const [base, setBase] = useState(shown);
  const [form, setForm] = useState(() => formOf(shown.words));
  const save = usePublishWords();
  const isSame = (words: Words) => JSON.stringify(form) === JSON.stringify(formOf(words));
  const isDirty = !isSame(base.words);
  const isNewer = shown.version !== base.version;
  const adopt = (next: ShownWords) => {
    setBase(next);
    setForm(formOf(next.words));
  };
  if (isNewer && !isDirty && !save.isPending) adopt(shown);
  const read = wordsInput.shape.words.safeParse(wordsOf(form));
  return {
    form,
    isDirty,
    isDefault: isSame(defaultWords),
    isOutdated: isNewer && isDirty && !save.isPending,
    /** Null while some word is too long or says nothing. */
    words: read.success ? read.data : null,
    wrong: (language: WishLanguage, field: "stop" | "start") =>
      read.error?.issues.some(({ path }) => path[0] === language && path[1] === field) ?? false,
    saving: save,
    edit: (language: WishLanguage, part: Partial<WordsForm[WishLanguage]>) =>
      setForm((old) => ({ ...old, [language]: { ...old[language], ...part } })),
    reset: () => setForm(formOf(defaultWords)),
    discard: () => {
      save.reset();
      adopt(shown);
    },
    save: () => {
      if (!read.success) return;
      const words = read.data;
      save.mutate(
        { base: base.version, words },
        { onSuccess: ({ version }) => adopt({ version, words, createdAt: null, createdBy: null }) },
      );
    },
  };
}

export type WordsEditing = ReturnType<typeof useWordsForm>;

function usePublishWords() {
  const t = useTranslations("consent.words");
  const trpc = useTRPC();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: trpc.consent.words.queryKey() });
  return useMutation(
    trpc.consent.publishWords.mutationOptions({
      onSuccess: async () => {
        await refresh();
        showToast({ title: t("saved") });
      },
      onError: refresh,
    }),
  );
}

const formOf = (words: Words): WordsForm =>
  byLanguage((language) => {
    const { stop, start, stopped, started } = words[language];
    return { stop: stop.join(", "), start: start.join(", "), stopped, started };
  });

const wordsOf = (form: WordsForm): Words =>
  byLanguage((language) => {
    const { stop, start, stopped, started } = form[language];
    return { stop: listIn(stop), start: listIn(start), stopped: stopped.trim(), started: started.trim() };
  });

const listIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,\n]/)
      .map((word) => word.trim())
      .filter((word) => word !== ""),
  ),
];

const byLanguage = <Value>(of: (language: WishLanguage) => Value): Record<WishLanguage, Value> =>
  Object.fromEntries(wishLanguages.map((language) => [language, of(language)])) as Record<WishLanguage, Value>; // every key set
