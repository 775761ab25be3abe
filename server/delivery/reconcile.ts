import type { Ctx } from "../context";
import { askAboutStale, loseExpired, numbersDue, settleUncertain } from "./queries";
import { maxTries } from "./rules";

/** Receipts are waited for this long; longer than any provider's usual delay (goals §4: T). */
const uncertainAfterMs = 15 * 60_000;
/** Later messages of the same number that have had receipts: proof that webhooks flow. */
const canary = 20;

/** Every minute: heals what a crash, a lost event or a lost receipt left behind. */
export async function reconcile(ctx: Ctx): Promise<{ lost: number; settled: number; asked: number; due: number }> {
  const lost = await loseExpired(ctx.db);
  const settled = await settleUncertain(ctx.db, uncertainAfterMs, canary, maxTries);
  const asked = await askAboutStale(ctx.db);
  const due = await numbersDue(ctx.db);
  await ctx.sendJob(...due.map((numberId) => ({ name: "delivery/number.due" as const, data: { numberId } })));
  return { lost: lost.length, settled, asked, due: due.length };
}
