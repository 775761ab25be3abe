"use client";
import { useTranslations } from "next-intl";
import type { RouteTarget } from "@/db/schema/routing";
import type { RuleInput } from "@/server/routing/schema";
import type { RoutingView } from "@/server/routing/show-routing";

type Choices = RoutingView["choices"];

/** Whom a rule or the fallback names, in words; null = it does not exist any more. */
export function useTargetText(choices: Choices) {
  const t = useTranslations("routing.target");
  const groupName = (id: string | null) => choices.groups.find((group) => group.id === id)?.name ?? null;
  const person = (id: string | null) => choices.operators.find((one) => one.id === id && one.isActive)?.name ?? null;
  const thenGroup = (id: string | null) => {
    const group = groupName(id);
    return group ? t("thenGroup", { group }) : t("thenEveryone");
  };

  /** `fallbackGroupId` is where a person's sessions go when the rule names no group. */
  const ofRule = ({ target }: Pick<RuleInput, "target">, fallbackGroupId: string | null): string | null => {
    const group = groupName(target.groupId);
    const then = thenGroup(target.groupId ?? fallbackGroupId);
    switch (target.kind) {
      case "everyone":
        return t("everyone");
      case "group":
        return group ? t("group", { group }) : null;
      case "operator": {
        const operator = person(target.operatorId);
        return operator ? t("operator", { operator, group: then }) : null;
      }
      case "last_operator":
        return target.groupId && !group ? null : t("last_operator", { group: then });
      case "bot": {
        const bot = choices.bots.find(({ id }) => id === target.botId);
        return bot ? t(bot.isOn ? "bot" : "botOff", { bot: bot.name, group: then }) : null;
      }
    }
  };

  const ofFallback = (groupId: string | null): string | null => {
    if (groupId === null) return t("everyone");
    const group = groupName(groupId);
    return group ? t("group", { group }) : null;
  };
  return { ofRule, ofFallback };
}

/** Whom a session went to, with the names of that day. */
export function useRoutedText(): (target: RouteTarget) => string {
  const t = useTranslations("routing.target");
  return ({ kind, groupName, operatorName, botName }) => {
    const group = groupName ? t("thenGroup", { group: groupName }) : t("thenEveryone");
    if (botName) return t("bot", { bot: botName, group });
    if (operatorName)
      return t(kind === "last_operator" ? "last_operatorNamed" : "operator", { operator: operatorName, group });
    return groupName ? t("group", { group: groupName }) : t("everyone");
  };
}
