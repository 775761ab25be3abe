import type { RoutedLanguage, RoutingTargetKind } from "@/db/enums";
import type { RouteTarget, RoutingCondition, RoutingExplanation, TriedCondition, TriedRule } from "@/db/schema/routing";

/** A rule as it stands, with the names of whom it sends to. */
export type Rule = {
  id: string;
  name: string;
  enabled: boolean;
  conditions: RoutingCondition[];
  /** `bot` is null for one that is switched off. */
  target: { kind: RoutingTargetKind; group: Group | null; operator: Operator | null; bot: Bot | null };
};

export type Group = { id: string; name: string };
export type Bot = { id: string; name: string };
/** `isActive`: still works here. */
export type Operator = { id: string; name: string; isActive: boolean };

/** What is known when a session begins. Null = not known, and nothing that asks for it holds. */
export type RouteFacts = {
  /** `group` takes what no rule takes; null = everybody. */
  number: { id: string; name: string; group: Group | null };
  version: number;
  isOpen: boolean;
  text: string | null;
  /** Of the message, else of the client's card. */
  language: RoutedLanguage | null;
  fields: Record<string, string>;
  /** Of the client's earlier sessions. */
  tags: { id: string; name: string }[];
  /** The campaign that the message answers. */
  campaignId: string | null;
  /** The same where it says itself who gets its replies; null = it leaves that to the rules. */
  campaign: { id: string; name: string; group: Group | null; operator: Operator | null } | null;
  /** Who served the client last, and when that session began. */
  last: { operator: Operator; at: Date } | null;
  now: Date;
};

/**
 * Where a session goes: what the answered campaign says (O27), else the first rule that is on, whose conditions all hold and whose target exists, decides; else the number's own
 * group (N.45). Says of every rule why it was that one or not (O15).
 */
export function decideRoute(facts: RouteFacts, rules: Rule[]): RoutingExplanation {
  const { number, version, isOpen } = facts;
  const ofCampaign = campaignTarget(facts);
  const about = { numberId: number.id, numberName: number.name, version, isOutsideHours: !isOpen };
  if (facts.campaign && ofCampaign) {
    const { id, name } = facts.campaign;
    return { ...about, ruleId: null, campaign: { id, name }, target: ofCampaign, tried: [] };
  }
  let won: { ruleId: string; target: RouteTarget } | null = null;
  const tried = rules.map((rule): TriedRule => {
    if (won) return { ruleId: rule.id, name: rule.name, verdict: "late", conditions: [] };
    const attempt = tryRule(facts, rule);
    if (attempt.target) won = { ruleId: rule.id, target: attempt.target };
    return attempt.tried;
  });
  // TypeScript does not see what the arrow above assigned.
  const winner = won as { ruleId: string; target: RouteTarget } | null;
  return {
    ...about,
    ruleId: winner?.ruleId ?? null,
    target: winner?.target ?? targetOf(number.group ? "group" : "everyone", number.group, null),
    tried,
  };
}

/** Whom the answered campaign names; null = nobody, or nobody who is here any more. */
function campaignTarget({ number, campaign }: RouteFacts): RouteTarget | null {
  if (campaign?.operator?.isActive) return targetOf("operator", campaign.group ?? number.group, campaign.operator);
  return campaign?.group ? targetOf("group", campaign.group, null) : null;
}

function tryRule(facts: RouteFacts, rule: Rule): { tried: TriedRule; target: RouteTarget | null } {
  const says = (verdict: TriedRule["verdict"], conditions: TriedCondition[]): TriedRule => ({
    ruleId: rule.id,
    name: rule.name,
    verdict,
    conditions,
  });
  if (!rule.enabled) return { tried: says("off", []), target: null };
  const conditions = rule.conditions.map((condition) => tryCondition(facts, condition));
  if (conditions.some(({ holds }) => !holds)) return { tried: says("failed", conditions), target: null };
  const target = resolveTarget(facts, rule);
  return { tried: says(target ? "won" : "no_target", conditions), target };
}

/**
 * Null when whom the rule names does not exist: a group that was deleted, a person who left, a client nobody has
 * served, a bot that is off.
 */
function resolveTarget({ number, last }: RouteFacts, { target }: Rule): RouteTarget | null {
  const group = target.group ?? number.group;
  switch (target.kind) {
    case "everyone":
      return targetOf("everyone", null, null);
    case "group":
      return target.group ? targetOf("group", target.group, null) : null;
    case "operator":
      return target.operator?.isActive ? targetOf("operator", group, target.operator) : null;
    case "last_operator":
      return last?.operator.isActive ? targetOf("last_operator", group, last.operator) : null;
    case "bot":
      return target.bot ? { ...targetOf("bot", group, null), botId: target.bot.id, botName: target.bot.name } : null;
  }
}

const targetOf = (kind: RoutingTargetKind, group: Group | null, operator: Operator | null): RouteTarget => ({
  kind,
  groupId: group?.id ?? null,
  groupName: group?.name ?? null,
  operatorId: operator?.id ?? null,
  operatorName: operator?.name ?? null,
});

/** Whether a condition holds, and what it found. */
export function tryCondition(facts: RouteFacts, condition: RoutingCondition): TriedCondition {
  const found = lookUp(facts, condition);
  return { condition, holds: found.holds, found: found.found };
}

type Found = { holds: boolean; found: string | null };

function lookUp(facts: RouteFacts, condition: RoutingCondition): Found {
  switch (condition.kind) {
    case "hours": {
      const found = facts.isOpen ? "inside" : "outside";
      return { holds: found === condition.is, found };
    }
    case "language":
      return { holds: facts.language !== null && condition.languages.includes(facts.language), found: facts.language };
    case "field":
      return lookUpField(facts.fields, condition);
    case "tag": {
      const found = facts.tags.find((tag) => condition.tags.some(({ id }) => id === tag.id))?.name ?? null;
      return { holds: found !== null, found };
    }
    case "text": {
      const text = folded(facts.text ?? "");
      const found = condition.words.find((word) => folded(word) !== "" && text.includes(folded(word))) ?? null;
      return { holds: found !== null, found };
    }
    case "campaign": {
      const { campaignId } = facts;
      return { holds: campaignId !== null && (condition.campaignId ?? campaignId) === campaignId, found: campaignId };
    }
    case "returning":
      return lookUpReturn(facts, condition.withinDays);
  }
}

function lookUpField(fields: Record<string, string>, condition: Extract<RoutingCondition, { kind: "field" }>): Found {
  const entry = Object.entries(fields).find(([name]) => folded(name) === folded(condition.key));
  const found = entry?.[1].trim() || null;
  const [value, wanted] = [folded(found ?? ""), folded(condition.value)];
  switch (condition.test) {
    case "filled":
      return { holds: found !== null, found };
    case "empty":
      return { holds: found === null, found };
    case "is":
      return { holds: found !== null && value === wanted, found };
    case "contains":
      return { holds: found !== null && wanted !== "" && value.includes(wanted), found };
  }
}

const dayMs = 86_400_000;

function lookUpReturn({ last, now }: RouteFacts, withinDays: number | null): Found {
  if (!last) return { holds: false, found: null };
  const isRecent = withinDays === null || now.getTime() - last.at.getTime() <= withinDays * dayMs;
  return { holds: isRecent, found: last.at.toISOString() };
}

/** Small letters without diacritics and outer spaces: how words are compared. */
export const folded = (text: string): string =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").trim().toLowerCase();

/** The same rules with one moved to another place. */
export function moveRule<Row>(rows: Row[], from: number, to: number): Row[] {
  const rest = rows.filter((_, n) => n !== from);
  const moved = rows.slice(from, from + 1);
  return [...rest.slice(0, to), ...moved, ...rest.slice(to)];
}
