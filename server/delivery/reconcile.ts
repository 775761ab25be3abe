import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { applyParked } from "./apply-receipts";
import { cancelLeftovers, loseExpired, numbersDue, settleUncertain } from "./queries";
import { parkedWithMessage } from "./receipt-queries";
import { maxTries } from "./rules";
import { foldTallies } from "./tally-queries";

export type ReconcileLimits = {
  /** Receipts are waited for this long; longer than any provider's usual delay (goals §4: T). */
  afterMs: number;
  /** Later messages of the same number that have had receipts: proof that webhooks flow. */
  canary: number;
};

const usual: ReconcileLimits = { afterMs: 15 * 60_000, canary: 20 };

/** Every minute: heals what a crash, a lost event or a lost receipt left behind. */
export async function reconcile(
  ctx: Ctx,
  limits: ReconcileLimits = usual,
): Promise<{ lost: number; settled: number; due: number }> {
  const lost = await loseExpired(ctx.db);
  const settled = await settle(ctx, limits);
  await cancelLeftovers(ctx.db);
  for (const where of await parkedWithMessage(ctx.db)) await inTransaction(ctx, (tx) => applyParked(tx, where));
  await foldTallies(ctx.db);
  const due = await numbersDue(ctx.db);
  await ctx.sendJob(...due.map((numberId) => ({ name: "delivery/number.due" as const, data: { numberId } })));
  return { lost: lost.length, settled, due: due.length };
}

async function settle(ctx: Ctx, limits: ReconcileLimits): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const settled = await settleUncertain(tx.db, { ...limits, maxTries });
    const shown = settled.filter(({ streamId }) => streamId === null);
    await publish(
      tx,
      ...shown.map((m) => ({ kind: "message" as const, subjectId: m.messageId, conversationId: m.conversationId })),
    );
    return settled.length;
  });
}
