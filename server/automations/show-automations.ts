import type { Ctx } from "../context";
import { loadSession } from "../inbox/load-session";
import { testFactsOf } from "../routing/route-sessions";
import { ruleChoices } from "../routing/show-routing";
import { fieldChoices, firingsOf, listAll, numberChoices } from "./queries";
import { isSetOff, tryConditions } from "./rules";
import type { TestAutomationsInput } from "./schema";

export const countedDays = 30;
const countedMs = countedDays * 86_400_000;

/** Pravidla (N.46) in their order, what they may name, and how often each acted in the last thirty days. */
export async function showAutomations(ctx: Ctx) {
  const [automations, choices, contactFields, numbers] = await Promise.all([
    listAll(ctx.db, new Date(ctx.now().getTime() - countedMs)),
    ruleChoices(ctx),
    fieldChoices(ctx.db),
    numberChoices(ctx.db),
  ]);
  return { automations, choices, contactFields, numbers };
}

export type AutomationsView = Awaited<ReturnType<typeof showAutomations>>;
export type AutomationRow = AutomationsView["automations"][number];

/** Which rules this would set off, and why the others not (O15); nothing is written. */
export async function testAutomations(ctx: Ctx, { kind, tagId, ...message }: TestAutomationsInput) {
  const [rows, facts] = await Promise.all([listAll(ctx.db, ctx.now()), testFactsOf(ctx, message)]);
  return rows.map((row) => {
    const isAsked = isSetOff(row, { kind, tagId });
    const { held, tried } = isAsked && facts ? tryConditions(facts, row.conditions) : { held: false, tried: [] };
    return { id: row.id, name: row.name, enabled: row.enabled, isAsked, acts: isAsked && held, tried };
  });
}

export type AutomationTest = Awaited<ReturnType<typeof testAutomations>>[number];

/** What rules did in a session and why (O15), the newest first. */
export async function showFirings(ctx: Ctx, { sessionId }: { sessionId: string }) {
  await loadSession(ctx, { sessionId });
  return firingsOf(ctx.db, sessionId);
}

export type Firing = Awaited<ReturnType<typeof showFirings>>[number];
