import type { Ctx } from "../context";
import { insertTriggers, type TriggerRow } from "./trigger-queries";

/**
 * Tells the rules of the company what people and clients did (N.46), in the open transaction: the rules are asked after its commit, and
 * by a tick in case that was lost. What rules and bots do is told to nobody, so that no rule ever sets off another.
 */
export async function noteTriggers(ctx: Ctx, rows: TriggerRow[]): Promise<void> {
  if (!(await insertTriggers(ctx.db, rows))) return;
  await ctx.afterCommit(() => ctx.defer(() => ctx.sendJob({ name: "automations/due", data: {} })));
}
