import type { Ctx } from "../context";
import { pump } from "./pump";

/**
 * Sends what operators have queued on a number, right after the request that stored it (architecture §5 Out). What is not due
 * within ten seconds is left to the number's runner.
 */
export async function dispatchNumber(ctx: Ctx, { numberId }: { numberId: string }): Promise<void> {
  const { dueInMs } = await pump(ctx, {
    numberId,
    maxPriority: 0,
    stopClaimingAt: Date.now() + 8000,
    longestWaitMs: 2000,
  });
  if (dueInMs !== null) await ctx.sendJob({ name: "delivery/number.due", data: { numberId } });
}
