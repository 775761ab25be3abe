"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { showToast } from "@/components/ui/toast-manager";
import type { BotScript } from "@/db/schema/bots";
import { type ScriptProblem, scriptProblems } from "@/server/bots/script-rules";
import type { BotChoices } from "@/server/bots/show-bots";

/** A bot as the editor takes it: `version` 0 = it was never saved. */
export type EditedBot = { id: string; name: string; enabled: boolean; script: BotScript; version: number };

/**
 * One person's edit of a bot. `bot` is the newest known: an untouched edit follows it, a touched one stays as it is and `isOutdated`.
 */
export function useBotEditor(bot: EditedBot, choices: BotChoices) {
  const [base, setBase] = useState(bot);
  const [draft, setDraft] = useState({ name: bot.name, script: bot.script });
  const [isAsked, setAsked] = useState(false);
  const isDirty = JSON.stringify(draft) !== JSON.stringify({ name: base.name, script: base.script });
  const isNewer = bot.version > base.version;
  const adopt = (next: EditedBot) => {
    setBase(next);
    setDraft({ name: next.name, script: next.script });
    setAsked(false);
  };
  const saving = useSave(base, (version) => setBase({ ...base, ...draft, version }));
  if (isNewer && !isDirty && !saving.isPending) adopt(bot);
  const problems = scriptProblems(draft.script, {
    groupIds: choices.groups.map(({ id }) => id),
    operatorIds: choices.operators.map(({ id }) => id),
  });
  const hasProblem = problems.length > 0 || draft.name.trim() === "";
  return {
    draft,
    isDirty,
    isAsked,
    isNew: base.version === 0,
    isOutdated: isNewer && isDirty && !saving.isPending,
    hasProblem,
    /** What is wrong is said once somebody has asked to save. */
    problems: isAsked ? problems : problems.filter(isStructural),
    setName: (name: string) => setDraft((old) => ({ ...old, name })),
    setScript: (change: (script: BotScript) => BotScript) =>
      setDraft((old) => ({ ...old, script: change(old.script) })),
    save: () => {
      setAsked(true);
      if (!hasProblem) saving.mutate({ botId: base.id, version: base.version, enabled: bot.enabled, ...draft });
    },
    saving,
    discard: () => {
      saving.reset();
      adopt(bot);
    },
  };
}

export type BotEditing = ReturnType<typeof useBotEditor>;

/** What an unfinished edit does not excuse: a place that is simply empty so far is no fault yet. */
const isStructural = ({ kind }: ScriptProblem): boolean =>
  kind === "unreachable" || kind === "titleTwice" || kind === "titleTooLong" || kind === "choicesTooMany";

function useSave(base: EditedBot, onSaved: (version: number) => void) {
  const t = useTranslations("bots");
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  return useMutation(
    trpc.bots.save.mutationOptions({
      onSuccess: async ({ version }) => {
        onSaved(version);
        await client.invalidateQueries({ queryKey: trpc.bots.pathKey() });
        showToast({ title: t("saved") });
        if (base.version === 0) router.replace(`/settings/bots/${base.id}`);
      },
      onError: () => client.invalidateQueries({ queryKey: trpc.bots.show.queryKey({ botId: base.id }) }),
    }),
  );
}
