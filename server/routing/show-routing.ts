import type { Ctx } from "../context";
import { loadNumber } from "../numbers/load-number";
import {
  botChoices,
  countRouted,
  fieldNames,
  findRouting,
  groupChoices,
  listRoutings,
  operatorChoices,
  rulesOf,
  tagChoices,
} from "./queries";

export const countedDays = 30;
const countedMs = countedDays * 86_400_000;

export type RoutingView = Awaited<ReturnType<typeof showRouting>>;

/** Every number with its routing at a glance; `version` 0 = none was set (S0.17). */
export const listNumberRoutings = (ctx: Ctx) => listRoutings(ctx.db);

/** The rules of a number, what they may name, and how many sessions each took in the last thirty days. */
export async function showRouting(ctx: Ctx, { numberId }: { numberId: string }) {
  const number = await loadNumber(ctx, { numberId });
  const since = new Date(ctx.now().getTime() - countedMs);
  const [routing, rules, counts, choices] = await Promise.all([
    findRouting(ctx.db, numberId),
    rulesOf(ctx.db, numberId),
    countRouted(ctx.db, numberId, since),
    ruleChoices(ctx),
  ]);
  return {
    number: { id: number.id, name: number.name, phone: number.phone },
    version: routing?.version ?? 0,
    updatedAt: routing?.updatedAt ?? null,
    updatedByName: routing?.updatedByName ?? null,
    fallbackGroupId: number.groupId,
    rules,
    counts,
    choices,
  };
}

/** What rules may name: in conditions and as targets. */
export async function ruleChoices(ctx: Pick<Ctx, "db">) {
  const [groups, operators, bots, fields, tags] = await Promise.all([
    groupChoices(ctx.db),
    operatorChoices(ctx.db),
    botChoices(ctx.db),
    fieldNames(ctx.db),
    tagChoices(ctx.db),
  ]);
  return { groups, operators, bots, fields, tags };
}

export type RuleChoices = Awaited<ReturnType<typeof ruleChoices>>;
