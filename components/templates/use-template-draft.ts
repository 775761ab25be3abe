"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { useErrorText } from "@/components/live/use-error-text";
import { showToast } from "@/components/ui/toast-manager";
import type { DraftContent } from "@/server/templates/draft-rules";
import type { LintedDraft } from "@/server/templates/finding-rules";
import type { ShownDraft } from "@/server/templates/show-draft";

export type EditedDraft = LintedDraft & { numberId: string };

const saveAfterMs = 800;

/** A draft being written: every pause in typing saves it, one save at a time; leaving the page saves what is left. */
export function useTemplateDraft({ draft }: ShownDraft) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const errorText = useErrorText();
  const [fields, setFields] = useState<EditedDraft>(() => fieldsOf(draft));
  const [savedAt, setSavedAt] = useState(draft.updatedAt);
  const [isStale, setStale] = useState(false);
  const save = useMutation(trpc.templates.saveDraft.mutationOptions());
  const state = useRef({ latest: fields, saved: JSON.stringify(fields), revision: draft.revision });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<boolean>>(Promise.resolve(true));

  const refresh = () => client.invalidateQueries({ queryKey: trpc.templates.pathKey() });

  /** True when the server has the latest. */
  const flush = (): Promise<boolean> => {
    clearTimeout(timer.current);
    running.current = running.current.then(async () => {
      const { latest, saved, revision } = state.current;
      const text = JSON.stringify(latest);
      if (text === saved) return true;
      try {
        const answer = await save.mutateAsync({ ...latest, draftId: draft.id, revision });
        // What the linter knows and the languages beside belong to a number and a name.
        const before: EditedDraft = JSON.parse(saved);
        if (before.numberId !== latest.numberId || before.name !== latest.name) void refresh();
        Object.assign(state.current, { saved: text, revision: answer.revision });
        setSavedAt(new Date());
        return true;
      } catch (error) {
        setStale(true);
        showToast({ title: errorText(error), tone: "error" });
        return false;
      }
    });
    return running.current;
  };

  const change = (part: Partial<EditedDraft>) => {
    state.current.latest = { ...state.current.latest, ...part };
    setFields(state.current.latest);
    setStale(false);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), saveAfterMs);
  };

  const leave = useRef(flush);
  leave.current = flush;
  useEffect(() => () => void leave.current(), []);

  return {
    fields,
    change,
    changeContent: (part: Partial<DraftContent>) => change({ content: { ...state.current.latest.content, ...part } }),
    flush,
    savedAt,
    isSaving: save.isPending,
    isStale,
    revision: () => state.current.revision,
    refresh,
  };
}

export type TemplateDraft = ReturnType<typeof useTemplateDraft>;

/** Saves what is left and sends it for review; then the list opens with the template in it. */
export function useSubmitDraft(shown: ShownDraft, draft: TemplateDraft) {
  const t = useTranslations("templates.editor");
  const trpc = useTRPC();
  const router = useRouter();
  const errorText = useErrorText();
  const submit = useMutation(trpc.templates.submit.mutationOptions());
  const run = async (acknowledged: boolean) => {
    if (!(await draft.flush())) return;
    try {
      await submit.mutateAsync({ draftId: shown.draft.id, revision: draft.revision(), acknowledged });
    } catch (error) {
      showToast({ title: errorText(error), tone: "error" });
      await draft.refresh();
      return;
    }
    const { numberId, name } = draft.fields;
    showToast({ title: t("submitted", { name }) });
    await draft.refresh();
    router.push(`/templates?${new URLSearchParams({ open: `${numberId}/${name}` })}`);
  };
  return { run, isPending: submit.isPending };
}

const fieldsOf = ({ numberId, name, language, category, content }: ShownDraft["draft"]): EditedDraft => ({
  numberId,
  name,
  language,
  category,
  content,
});
