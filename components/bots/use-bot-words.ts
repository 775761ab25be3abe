"use client";
import { useTranslations } from "next-intl";
import type { BotMove, BotScript } from "@/db/schema/bots";
import type { ScriptProblem } from "@/server/bots/script-rules";
import type { BotChoices } from "@/server/bots/show-bots";
import { stepName } from "./script-form";

/** What follows a choice, in words. */
export function useMoveText(script: BotScript, choices: BotChoices) {
  const t = useTranslations("bots.move");
  return (move: BotMove): string => {
    switch (move.kind) {
      case "step":
        return t("toStep", { step: stepName(script, move.stepId) });
      case "group":
        return t("toGroup", { group: choices.groups.find(({ id }) => id === move.groupId)?.name ?? t("gone") });
      case "operator":
        return t("toOperator", { name: choices.operators.find(({ id }) => id === move.operatorId)?.name ?? t("gone") });
      case "people":
        return t("toPeople");
      case "end":
        return t("toEnd");
    }
  };
}

/** What is wrong at a place of the script; null = nothing. */
export function useProblemText(problems: ScriptProblem[]) {
  const t = useTranslations("bots.problems");
  return (kinds: ScriptProblem["kind"][], at: { stepId?: string; choiceId?: string } = {}): string | null => {
    const found = problems.find(
      (problem) =>
        kinds.includes(problem.kind) &&
        (!at.stepId || ("stepId" in problem && problem.stepId === at.stepId)) &&
        (!at.choiceId || ("choiceId" in problem && problem.choiceId === at.choiceId)),
    );
    return found ? t(found.kind) : null;
  };
}
