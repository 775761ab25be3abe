import type { Ctx } from "../context";
import { leaveLane, takeLane } from "./lane-queries";
import { pump } from "./pump";

/** One tick is one call of at most this long; it fits every host's limit (inngest.md §3). */
export const tickMs = 50_000;
/** The last claims need time for their answers. */
const answersMs = 11_000;

/** Carries everything of one number, campaigns included, for one tick and asks for the next when work is left. */
export async function runNumber(
  ctx: Ctx,
  { numberId }: { numberId: string },
  limits: { tickMs: number } = { tickMs },
): Promise<{ sent: number }> {
  if (!(await takeLane(ctx.db, numberId, limits.tickMs + answersMs))) return { sent: 0 };
  try {
    const { sent, dueInMs } = await pump(ctx, {
      numberId,
      maxPriority: 1,
      stopClaimingAt: Date.now() + limits.tickMs - Math.min(answersMs, limits.tickMs / 4),
      longestWaitMs: 10_000,
    });
    await leaveLane(ctx.db, numberId);
    if (dueInMs !== null && dueInMs < 60_000) await ctx.sendJob({ name: "delivery/number.due", data: { numberId } });
    return { sent };
  } catch (error) {
    await leaveLane(ctx.db, numberId);
    throw error;
  }
}
