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

type Lane = { numberId: string; roundTrips: number[] };

const sampleSize = 10;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Claims and sends until nothing is due soon or the time is over. Several calls are in the air at once, so the provider's
 * latency does not lower the pace; the permits bound how many.
 */
export async function pump(ctx: Ctx, options: PumpOptions): Promise<Pumped> {
  const { numberId, maxPriority } = options;
  await ensureLane(ctx, { numberId });
  const lane: Lane = { numberId, roundTrips: [] };
  const inFlight = new Set<Promise<void>>();
  let sent = 0;
  try {
    let idleMs = 2;
    while (Date.now() < options.stopClaimingAt) {
      const askedAt = performance.now();
      const next = await claim(ctx, { numberId, maxPriority });
      if (next === "limited") continue;
      if (next) {
        idleMs = 2;
        sent += 1;
        const work: Promise<void> = deliver(ctx, lane, next, askedAt).finally(() => inFlight.delete(work));
        inFlight.add(work);
        // Nothing may leave before the next slot, so nobody is asked. One that is free at once costs no timer.
        if (next.nextClaimMs > 1) await sleep(Math.ceil(next.nextClaimMs));
        continue;
      }
      const waitMs = await untilDue(ctx, options);
      if (waitMs === null && inFlight.size === 0) break;
      if (waitMs !== null && Date.now() + waitMs > options.stopClaimingAt) break;
      // An answer may change what is due (a permit freed, a retry), so whichever comes first.
      await Promise.race([...inFlight, sleep(Math.min(Math.max(waitMs ?? 250, idleMs), 1000))]);
      idleMs = Math.min(idleMs * 2, 50);
    }
  } finally {
    await Promise.all(inFlight);
  }
  return { sent, dueInMs: await msUntilDue(ctx.db, numberId, maxPriority) };
}

async function untilDue(ctx: Ctx, { numberId, maxPriority, longestWaitMs }: PumpOptions): Promise<number | null> {
  const dueInMs = await msUntilDue(ctx.db, numberId, maxPriority);
  return dueInMs === null || dueInMs > longestWaitMs ? null : dueInMs;
}

/** Never throws: what cannot be recorded stays claimed, its lease runs out and it counts as uncertain. */
async function deliver(ctx: Ctx, lane: Lane, claimed: Claim, claimedAt: number): Promise<void> {
  if (claimed.waitMs > 0) await sleep(claimed.waitMs);
  const where = { numberId: lane.numberId, claim: claimed };
  const startedAt = performance.now();
  try {
    const accepted = await sendMessage(ctx, claimed, claimedAt);
    const rttMs = performance.now() - startedAt;
    await surely(ctx, claimed, () => recordAccepted(ctx, where, { ...accepted, rttMs }));
    await learn(ctx, lane, rttMs).catch((error: unknown) => ctx.log.warn({ err: error }, "pace not learnt"));
  } catch (error) {
    await surely(ctx, claimed, () => recordError(ctx, where, error, Math.random()));
  }
}

/** What the provider has said must not be lost to a moment without database. */
async function surely(ctx: Ctx, { messageId }: Claim, write: () => Promise<void>): Promise<void> {
  for (const waitMs of [200, 1000, 3000, null]) {
    try {
      return await write();
    } catch (error) {
      ctx.log.error({ err: error, messageId }, "an outcome could not be recorded");
      if (waitMs !== null) await sleep(waitMs);
    }
  }
}

/** One write for ten answers keeps the lane's row cool. */
async function learn(ctx: Ctx, { numberId, roundTrips }: Lane, rttMs: number): Promise<void> {
  roundTrips.push(rttMs);
  if (roundTrips.length < sampleSize) return;
  const sample = roundTrips.splice(0, roundTrips.length);
  await learnFloor(ctx.db, numberId, sample.length, Math.min(...sample));
}
