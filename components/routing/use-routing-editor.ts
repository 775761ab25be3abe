"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/live/trpc";
import { showToast } from "@/components/ui/toast-manager";
import { moveRule } from "@/server/routing/rules";
import type { RuleInput } from "@/server/routing/schema";
import type { RoutingView } from "@/server/routing/show-routing";

export type Draft = { rules: RuleInput[]; fallbackGroupId: string | null };

const draftOf = ({ rules, fallbackGroupId }: RoutingView): Draft => ({ rules, fallbackGroupId });
const isSame = (a: Draft, b: Draft) => JSON.stringify(a) === JSON.stringify(b);

/**
 * One person's edit of a number's rules. `view` is the newest known; when it becomes newer than what the edit began with, an
 * untouched edit follows it, a touched one stays as it is and `isOutdated`.
 */
export function useRoutingEditor(view: RoutingView) {
  const [base, setBase] = useState(view);
  const [draft, setDraft] = useState(() => draftOf(view));
  const isDirty = !isSame(draft, draftOf(base));
  const isNewer = view.version > base.version;
  const adopt = (next: RoutingView) => {
    setBase(next);
    setDraft(draftOf(next));
  };
  const save = useSave(view.number.id, adopt);
  // The group of the number may be changed elsewhere too, without a new version of the rules.
  const isMoved = view.version === base.version && view.fallbackGroupId !== base.fallbackGroupId;
  if ((isNewer || isMoved) && !isDirty && !save.isPending) adopt(view);

  const setRules = (rules: RuleInput[]) => setDraft((old) => ({ ...old, rules }));
  const { rules } = draft;
  return {
    draft,
    isDirty,
    isOutdated: isNewer && isDirty && !save.isPending,
    hasProblem: rules.some((rule) => isLost(rule, view)) || isLostGroup(draft.fallbackGroupId, view),
    move: (from: number, to: number) => setRules(moveRule(rules, from, to)),
    /** Replaces the rule of that id, or puts it at the end. */
    put: (rule: RuleInput) =>
      setRules(
        rules.some(({ id }) => id === rule.id)
          ? rules.map((old) => (old.id === rule.id ? rule : old))
          : [...rules, rule],
      ),
    insert: (rule: RuleInput, at: number) => setRules([...rules.slice(0, at), rule, ...rules.slice(at)]),
    remove: (ruleId: string) => setRules(rules.filter(({ id }) => id !== ruleId)),
    setFallback: (fallbackGroupId: string | null) => setDraft((old) => ({ ...old, fallbackGroupId })),
    save: () => save.mutate({ numberId: view.number.id, version: base.version, ...draft }),
    saving: save,
    discard: () => {
      save.reset();
      adopt(view);
    },
  };
}

export type RoutingEditing = ReturnType<typeof useRoutingEditor>;

const isLostGroup = (id: string | null, { choices }: RoutingView) =>
  id !== null && !choices.groups.some((group) => group.id === id);

/** Whether whom the rule names does not exist any more: such a rule cannot be saved. */
export function isLost({ target }: RuleInput, view: RoutingView): boolean {
  if (target.kind === "everyone") return false;
  if (isLostGroup(target.groupId, view) || (target.kind === "group" && target.groupId === null)) return true;
  if (target.kind === "bot") return !view.choices.bots.some(({ id }) => id === target.botId);
  if (target.kind !== "operator") return false;
  return !view.choices.operators.some(({ id, isActive }) => id === target.operatorId && isActive);
}

function useSave(numberId: string, onSaved: (view: RoutingView) => void) {
  const t = useTranslations("routing");
  const trpc = useTRPC();
  const client = useQueryClient();
  return useMutation(
    trpc.routing.save.mutationOptions({
      onSuccess: async () => {
        onSaved(await client.fetchQuery(trpc.routing.show.queryOptions({ numberId }, { staleTime: 0 })));
        await client.invalidateQueries({ queryKey: trpc.routing.list.queryKey() });
        showToast({ title: t("saved") });
      },
      onError: () => client.invalidateQueries({ queryKey: trpc.routing.show.queryKey({ numberId }) }),
    }),
  );
}
