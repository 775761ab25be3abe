import type { Ctx } from "../context";
import type { Claim } from "./claim-queries";
import { recordAccepted, recordError, type Taken } from "./record-outcome";

type Answer = Omit<Taken, "answeredMs">;
type Waiting = { answer: Answer; answeredAt: number; written: () => void };

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Writes what the provider has said about a number's messages. Answers that come while others are being written share the next
 * transaction: at a slow pace each has its own at once, at a quick one round trips are the cost. Never throws: what cannot be recorded
 * stays claimed, its lease runs out and it counts as uncertain.
 */
export function outcomeWriter(ctx: Ctx, numberId: string) {
  let waiting: Waiting[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await writeBatch(batch);
      for (const { written } of batch) written();
    }
    isWriting = false;
  }

  /** One that cannot be written must not take the others with it. */
  async function writeBatch(batch: Waiting[]): Promise<void> {
    try {
      await write(batch);
    } catch {
      for (const one of batch) await surely(ctx, one.answer.claim, () => write([one]));
    }
  }

  function write(batch: Waiting[]): Promise<void> {
    const now = performance.now();
    const taken = batch.map(({ answer, answeredAt }) => ({ ...answer, answeredMs: now - answeredAt }));
    return recordAccepted(ctx, { numberId, taken });
  }

  return {
    accepted: (answer: Answer): Promise<void> =>
      new Promise((written) => {
        waiting.push({ answer, answeredAt: performance.now(), written });
        if (!isWriting) void writeAll();
      }),
    refused: (claim: Claim, error: unknown): Promise<void> =>
      surely(ctx, claim, () => recordError(ctx, { numberId, claim }, error, Math.random())),
  };
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
