import type { Ctx } from "../context";
import { deliveriesToRetry } from "./queries";
import { dueForRetry } from "./rules";

const maxAtOnce = 200;

/** Rings for every failed delivery whose back-off is over; each has its own job, so that one cannot hold up the others. */
export async function retryDeliveries(ctx: Ctx): Promise<{ due: number }> {
  const due = await deliveriesToRetry(ctx.db, dueForRetry(ctx.now()), maxAtOnce);
  await ctx.sendJob(...due.map((deliveryId) => ({ name: "webhooks/replay.due" as const, data: { deliveryId } })));
  return { due: due.length };
}
