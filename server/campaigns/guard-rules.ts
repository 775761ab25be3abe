import type { Quality, TemplateCategory } from "@/db/enums";
import type { GuardRules } from "./schedule-schema";

/** What the guard compares with: how things stood at the start, or when a person last let the campaign go on. */
export type ArmedGuard = { at: string; quality: Quality; category: TemplateCategory; sent: number };

export type GuardFacts = {
  quality: Quality;
  category: TemplateCategory;
  /** Messages the provider took so far; those made ready ahead of the pace have reached nobody yet. */
  sent: number;
  /** Clients of this campaign who opted out since it was armed. */
  optedOut: number;
  /** Of the newest messages whose first outcome is known since then: how many there are, how many failed. */
  decided: number;
  failed: number;
};

export type GuardAlarm =
  | { rule: "quality"; before: Quality; after: Quality }
  | { rule: "category"; before: TemplateCategory; after: TemplateCategory }
  | { rule: "failures"; failed: number; of: number; percent: number }
  | { rule: "opt_outs"; optedOut: number; of: number; percent: number };

/** Fewer outcomes say nothing yet. */
export const fewestDecided = 20;
export const fewestSent = 50;

const worse = { green: 0, yellow: 1, red: 2 } as const;
const rankOf = (quality: Quality): number | null => (quality === "unknown" ? null : worse[quality]);

/** The first rule that is broken, with its numbers; null = all is well (O3). */
export function guardAlarm(rules: GuardRules, armed: ArmedGuard, facts: GuardFacts): GuardAlarm | null {
  const [before, after] = [rankOf(armed.quality) ?? 0, rankOf(facts.quality)];
  if (rules.quality && after !== null && after > before)
    return { rule: "quality", before: armed.quality, after: facts.quality };
  if (rules.category && facts.category !== armed.category)
    return { rule: "category", before: armed.category, after: facts.category };
  const { failures, optOuts } = rules;
  const { failed, decided, optedOut } = facts;
  if (failures && decided >= fewestDecided && failed * 100 > failures.percent * decided)
    return { rule: "failures", failed, of: decided, percent: failures.percent };
  const of = facts.sent - armed.sent;
  if (optOuts && of >= fewestSent && optedOut * 100 > optOuts.percent * of)
    return { rule: "opt_outs", optedOut, of, percent: optOuts.percent };
  return null;
}
