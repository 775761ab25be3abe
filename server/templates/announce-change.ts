import type { Ctx } from "../context";
import { publish } from "../realtime/publish";
import { campaignsUsing } from "./queries";

/**
 * Language versions changed: open screens fetch them again, and running campaigns look at once whether they may go on (S2.17).
 * Call it in the transaction that changed them.
 */
export async function announceChange(ctx: Ctx, templateIds: string[]): Promise<void> {
  await publish(ctx, ...templateIds.map((id) => ({ kind: "template" as const, subjectId: id })));
  const running = (await campaignsUsing(ctx.db, templateIds)).filter(({ status }) => status === "running");
  const ticks = running.map(({ id }) => ({ name: "campaigns/tick.due" as const, data: { campaignId: id } }));
  if (ticks.length > 0) await ctx.afterCommit(() => ctx.sendJob(...ticks));
}
