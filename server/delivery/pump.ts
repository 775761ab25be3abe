import type { Ctx } from "../context";
import { claim } from "./claim";
import { type Claim, msUntilDue } from "./claim-queries";
import { ensureLane } from "./lane";
import { learnFloor } from "./lane-queries";
import { outcomeWriter } from "./outcome-writer";
import { type Ready, readyToSend, sendMessage } from "./send-message";

export type PumpOptions = {
  numberId: string;
  maxPriority: 0 | 1;
  /** No claim after this moment (epoch ms of this process). */
  stopClaimingAt: number;
  /** Waits longer than this end the pump: the work is left to a later wake-up. */
  longestWaitMs: number;
};

export type Pumped = { sent: number; dueInMs: number | null };

type Lane = { numberId: string; outcomes: ReturnType<typeof outcomeWriter>; roundTrips: number[]; learntAt: number };

const sampleSize = 10;
const longestLearningMs = 250;
const mostAtOnce = 100;
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Never early, since a slot begins when its permit is free; a timer of Node may be, by a millisecond. */
async function until(at: number): Promise<void> {
  for (let leftMs = at - performance.now(); leftMs > 0; leftMs = at - performance.now()) await sleep(Math.ceil(leftMs));
}

/**
 * Claims and sends until nothing is due soon or the time is over. Several calls are in the air at once, so the provider's
 * latency does not lower the pace; the permits bound how many.
 */
export async function pump(ctx: Ctx, options: PumpOptions): Promise<Pumped> {
  const { numberId, maxPriority } = options;
  const atMost = claimsAtOnce((await ensureLane(ctx, { numberId })) ?? 1);
  const lane: Lane = { numberId, outcomes: outcomeWriter(ctx, numberId), roundTrips: [], learntAt: performance.now() };
  const inFlight = new Set<Promise<void>>();
  let sent = 0;
  try {
    let idleMs = 2;
    while (Date.now() < options.stopClaimingAt) {
      const askedAt = performance.now();
      const claims = await claim(ctx, { numberId, maxPriority, atMost });
      if (claims === "limited") continue;
      const [next] = claims;
      if (next) {
        idleMs = 2;
        sent += claims.length;
        const ready = readyToSend(ctx, claims);
        for (const one of claims) {
          const work: Promise<void> = deliver(ctx, lane, { claimed: one, ready, claimedAt: askedAt }).finally(() =>
            inFlight.delete(work),
          );
          inFlight.add(work);
        }
        // Nothing may leave before the next slot, so nobody is asked.
        await until(next.nextClaimAt);
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

/** As many as have their slots within the horizon of a claim; one at a time up to the usual paces. */
const claimsAtOnce = (ratePerSecond: number): number =>
  ratePerSecond > 66 ? Math.min(mostAtOnce, Math.ceil(ratePerSecond * 0.04) + 1) : 1;

async function untilDue(ctx: Ctx, { numberId, maxPriority, longestWaitMs }: PumpOptions): Promise<number | null> {
  const dueInMs = await msUntilDue(ctx.db, numberId, maxPriority);
  return dueInMs === null || dueInMs > longestWaitMs ? null : dueInMs;
}

type Delivery = { claimed: Claim; ready: Promise<Map<string, Ready>>; claimedAt: number };

/** Never throws. */
async function deliver(ctx: Ctx, lane: Lane, { claimed, ready, claimedAt }: Delivery): Promise<void> {
  const { outcomes } = lane;
  try {
    const [read] = await Promise.all([ready, until(claimed.slotAt)]);
    const startedAt = performance.now();
    const accepted = await sendMessage(ctx, { claim: claimed, ready: read.get(claimed.messageId), claimedAt });
    const rttMs = performance.now() - startedAt;
    await outcomes.accepted({ claim: claimed, accepted, rttMs });
    await learn(ctx, lane, rttMs).catch((error: unknown) => ctx.log.warn({ err: error }, "pace not learnt"));
  } catch (error) {
    await outcomes.refused(claimed, error);
  }
}

/** One write for ten answers, and a few a second, keep the lane's row cool. */
async function learn(ctx: Ctx, lane: Lane, rttMs: number): Promise<void> {
  const { numberId, roundTrips } = lane;
  roundTrips.push(rttMs);
  if (roundTrips.length < sampleSize || performance.now() - lane.learntAt < longestLearningMs) return;
  lane.learntAt = performance.now();
  const sample = roundTrips.splice(0, roundTrips.length);
  await learnFloor(ctx.db, numberId, sample.length, Math.min(...sample));
}
