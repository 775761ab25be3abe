import type { AutomationTriggerKind } from "@/db/enums";
import type { AutomationTrigger } from "@/db/schema/automations";
import type { RoutingCondition, TriedCondition } from "@/db/schema/routing";
import { type RouteFacts, tryCondition } from "../routing/rules";

/** What happened. `tagId` is of a tag that was added. */
export type Happening = { kind: AutomationTriggerKind; tagId: string | null };

/** A rule as far as deciding goes. */
export type Deciding = { enabled: boolean; trigger: AutomationTrigger; conditions: RoutingCondition[] };

/** Whether the rule is set off by it at all, its conditions aside. */
export function isSetOff({ enabled, trigger }: Deciding, happening: Happening): boolean {
  if (!enabled || trigger.kind !== happening.kind) return false;
  if (trigger.kind !== "tag_added" || trigger.tags.length === 0) return true;
  return trigger.tags.some(({ id }) => id === happening.tagId);
}

/** Whether all conditions hold, and what each found (O15). */
export function tryConditions(facts: RouteFacts, conditions: RoutingCondition[]) {
  const tried = conditions.map((condition): TriedCondition => tryCondition(facts, condition));
  return { held: tried.every(({ holds }) => holds), tried };
}

/** What makes two happenings of a session the same one: a rule acts once for each. */
export function occasionOf(kind: AutomationTriggerKind, mark: string): string {
  return kind === "session_began" || kind === "session_ended" ? kind : `${kind}:${mark}`;
}
