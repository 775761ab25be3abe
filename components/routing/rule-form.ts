import { fieldTests, type RoutingConditionKind, type RoutingTargetKind, routingConditions } from "@/db/enums";
import type { RoutingCondition } from "@/db/schema/routing";
import type { RuleInput } from "@/server/routing/schema";

export type ConditionOf<Kind extends RoutingConditionKind> = Extract<RoutingCondition, { kind: Kind }>;

export const maxConditions = 10;
export const maxRules = 50;

/** Those that make sense more than once: two fields, two sets of words. */
const repeatable: RoutingConditionKind[] = ["field", "text"];

/** The kinds that may still be added. */
export const addableKinds = (conditions: RoutingCondition[]): RoutingConditionKind[] =>
  routingConditions.filter((kind) => repeatable.includes(kind) || !conditions.some((one) => one.kind === kind));

export function newCondition(kind: RoutingConditionKind): RoutingCondition {
  switch (kind) {
    case "hours":
      return { kind, is: "outside" };
    case "language":
      return { kind, languages: [] };
    case "field":
      return { kind, key: "", test: fieldTests[0], value: "" };
    case "tag":
      return { kind, tags: [] };
    case "text":
      return { kind, words: [] };
    case "campaign":
      return { kind, campaignId: null, name: null };
    case "returning":
      return { kind, withinDays: 30 };
  }
}

export const newRule = (id: string): RuleInput => ({
  id,
  name: "",
  enabled: true,
  conditions: [],
  target: { kind: "group", groupId: null, operatorId: null, botId: null },
});

export type ConditionProblem =
  | "languagesMissing"
  | "keyMissing"
  | "valueMissing"
  | "tagsMissing"
  | "wordsMissing"
  | "withinDaysWrong";

/** What is missing in a condition; a key under `routing.fields`. */
export function conditionProblem(condition: RoutingCondition): ConditionProblem | null {
  switch (condition.kind) {
    case "language":
      return condition.languages.length === 0 ? "languagesMissing" : null;
    case "field":
      if (condition.key.trim() === "") return "keyMissing";
      return needsValue(condition.test) && condition.value.trim() === "" ? "valueMissing" : null;
    case "tag":
      return condition.tags.length === 0 ? "tagsMissing" : null;
    case "text":
      return condition.words.length === 0 ? "wordsMissing" : null;
    case "returning": {
      const { withinDays } = condition;
      const isRight = withinDays === null || (Number.isInteger(withinDays) && withinDays >= 1 && withinDays <= 3650);
      return isRight ? null : "withinDaysWrong";
    }
    default:
      return null;
  }
}

export const needsValue = (test: ConditionOf<"field">["test"]): boolean => test === "is" || test === "contains";

/** "reklamace, vadné kolo" as words; empty ones and repeated ones are dropped. */
export const wordsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== ""),
  ),
];

/** "" is any time before; what is no whole number is 0, which no condition allows. */
export const daysIn = (text: string): number | null =>
  text.trim() === "" ? null : /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : 0;

/** What the target of that kind cannot use is dropped. */
export function retarget(target: RuleInput["target"], kind: RoutingTargetKind): RuleInput["target"] {
  return {
    kind,
    groupId: kind === "everyone" ? null : target.groupId,
    operatorId: kind === "operator" ? target.operatorId : null,
    botId: kind === "bot" ? target.botId : null,
  };
}
