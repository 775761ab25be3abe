import type { Ctx } from "../context";
import { msUntilDue } from "./claim-queries";
import { keepLane, leaveLane, takeLane } from "./lane-queries";
import { pump } from "./pump";

/** One tick is one call of at most this long; it fits every host's limit (inngest.md §3). */
export const tickMs = 50_000;
/** The last claims need time for their answers. */
const answersMs = 11_000;

/** A runner that died is followed by the next one after this long (P17). */
const leaseMs = 600;
const beatMs = 200;
const lookMs = 50;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Carries everything of one number, campaigns included, for one tick and asks for the next when work is left. */
export async function runNumber(
  ctx: Ctx,
  { numberId }: { numberId: string },
  limits: { tickMs: number } = { tickMs },
): Promise<{ sent: number }> {
  if (!(await comeToLane(ctx, numberId))) return { sent: 0 };
  const beat = setInterval(() => void keepLane(ctx.db, numberId, leaseMs).catch(() => undefined), beatMs);
  const pumped = await pump(ctx, {
    numberId,
    maxPriority: 1,
    stopClaimingAt: Date.now() + limits.tickMs - Math.min(answersMs, limits.tickMs / 4),
    longestWaitMs: 10_000,
  }).finally(async () => {
    clearInterval(beat);
    await leaveLane(ctx.db, numberId);
  });
  // Asked after leaving: whoever queued meanwhile rang at an occupied lane.
  const dueInMs = await msUntilDue(ctx.db, numberId, 1);
  if (dueInMs !== null && dueInMs < 60_000) await ctx.sendJob({ name: "delivery/number.due", data: { numberId } });
  return { sent: pumped.sent };
}

/** Waits as long as the lane of a dead runner is taken. One that lives is left to its work. */
async function comeToLane(ctx: Ctx, numberId: string): Promise<boolean> {
  for (let waitedMs = 0; waitedMs <= leaseMs; waitedMs += lookMs) {
    if (await takeLane(ctx.db, numberId, leaseMs)) return true;
    await sleep(lookMs);
  }
  return takeLane(ctx.db, numberId, leaseMs);
}
