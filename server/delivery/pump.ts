import type { Ctx } from "../context";
import { claim } from "./claim";
import { type Claim, msUntilDue } from "./claim-queries";
import { ensureLane } from "./lane";
import { learnFloor } from "./lane-queries";
import { recordAccepted, recordError } from "./record-outcome";
import { sendMessage } from "./send-message";

export type PumpOptions = {
  numberId: string;
  maxPriority: 0 | 1;
  /** No claim after this moment (epoch ms of this process). */
  stopClaimingAt: number;
  /** Waits longer than this end the pump: the work is left to a later wake-up. */
  longestWaitMs: number;
};

export type Pumped = { sent: number; dueInMs: number | null };

const sampleSize = 10;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Claims and sends until nothing is due soon or the time is over. Several calls are in the air at once, so the provider's
 * latency does not lower the pace; the permits bound how many.
 */
export async function pump(ctx: Ctx, options: PumpOptions): Promise<Pumped> {
  const { numberId, maxPriority } = options;
  await ensureLane(ctx, { numberId });
  const inFlight = new Set<Promise<void>>();
  const roundTrips: number[] = [];
  let sent = 0;
  let dueInMs: number | null = null;
  while (Date.now() < options.stopClaimingAt) {
    const next = await claim(ctx, { numberId, maxPriority });
    if (next === "limited") continue;
    if (next) {
      const work = deliver(ctx, numberId, next, roundTrips).then(() => {
        sent += 1;
        inFlight.delete(work);
      });
      inFlight.add(work);
      continue;
    }
    dueInMs = await msUntilDue(ctx.db, numberId, maxPriority);
    const waitMs = dueInMs === null || dueInMs > options.longestWaitMs ? null : Math.max(2, dueInMs);
    if (waitMs === null && inFlight.size === 0) break;
    if (waitMs !== null && Date.now() + waitMs > options.stopClaimingAt) break;
    // An answer may change what is due (a permit freed, a retry), so whichever comes first.
    await Promise.race([...inFlight, sleep(Math.min(waitMs ?? 250, 1000))]);
  }
  await Promise.all(inFlight);
  return { sent, dueInMs: await msUntilDue(ctx.db, numberId, maxPriority) };
}

async function deliver(ctx: Ctx, numberId: string, claimed: Claim, roundTrips: number[]): Promise<void> {
  if (claimed.waitMs > 0) await sleep(claimed.waitMs);
  const startedAt = performance.now();
  try {
    const accepted = await sendMessage(ctx, claimed);
    roundTrips.push(performance.now() - startedAt);
    await recordAccepted(ctx, { numberId, claim: claimed }, accepted);
    await learn(ctx, numberId, roundTrips);
  } catch (error) {
    await recordError(ctx, { numberId, claim: claimed }, error, Math.random());
  }
}

/** One write for ten answers keeps the lane's row cool. */
async function learn(ctx: Ctx, numberId: string, roundTrips: number[]): Promise<void> {
  if (roundTrips.length < sampleSize) return;
  const sample = roundTrips.splice(0, roundTrips.length);
  await learnFloor(ctx.db, numberId, sample.length, Math.min(...sample));
}
