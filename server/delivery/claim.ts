import { type Ctx, inTransaction } from "../context";
import { type Claim, claimNext } from "./claim-queries";
import { limitMessage, limitStream } from "./queries";
import { lockScopes, reserveQuota } from "./quota-queries";

/**
 * The claim is committed before any call to a provider (crash rule). When the daily limit is exhausted the claim is undone and
 * the stream, or the operator's message, waits until the window frees (S0.39 "dosažen limit").
 */
export async function claim(
  ctx: Ctx,
  input: { numberId: string; maxPriority: 0 | 1 },
): Promise<Claim | "limited" | null> {
  try {
    return await inTransaction(ctx, async (tx) => {
      const next = await claimNext(tx.db, { ...input, attemptId: ctx.newId() });
      if (!next?.needsQuota) return next;
      const scopes = await lockScopes(tx.db, { ...input, ...next });
      const room = await reserveQuota(tx.db, { scopes, ...next });
      if (!room.ok) throw new LimitReached(next, room.freesAt);
      return next;
    });
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    await waitForWindow(ctx, error);
    return "limited";
  }
}

/** Rolls the claim back. */
class LimitReached extends Error {
  constructor(
    readonly claimed: Claim,
    readonly freesAt: Date,
  ) {
    super("the daily limit is reached");
  }
}

async function waitForWindow(ctx: Ctx, { claimed, freesAt }: LimitReached): Promise<void> {
  if (claimed.streamId) await limitStream(ctx.db, claimed.streamId, freesAt);
  else await limitMessage(ctx.db, claimed.messageId, freesAt);
}
