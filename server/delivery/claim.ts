import { type Ctx, inTransaction } from "../context";
import { type Claim, claimNext } from "./claim-queries";
import { limitMessage, limitStream } from "./queries";
import { lockScopes, reserveQuota } from "./quota-queries";

type ClaimInput = { numberId: string; maxPriority: 0 | 1; atMost: number };

/**
 * The claims are committed before any call to a provider (crash rule); none when nothing may leave now. When the daily limit is
 * exhausted the claim is undone and the stream, or the operator's message, waits until the window frees (S0.39 "dosažen limit").
 */
export async function claim(ctx: Ctx, input: ClaimInput): Promise<Claim[] | "limited"> {
  try {
    return await inTransaction(ctx, async (tx) => {
      const attemptIds = Array.from({ length: input.atMost }, () => ctx.newId());
      const claims = await claimNext(tx.db, { ...input, attemptIds });
      const counting = claims.filter(({ needsQuota }) => needsQuota);
      if (counting.length === 0) return claims;
      await lockScopes(tx.db, { numberId: input.numberId, claims: counting });
      const room = await reserveQuota(tx.db, { numberId: input.numberId, claims: counting });
      if (!room.ok) throw new LimitReached(counting, room.freesAt);
      return claims;
    });
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    const [first, ...more] = error.claimed;
    // Not all of them have room: one by one, so that the last of the limit is used as well.
    if (more.length > 0) return claim(ctx, { ...input, atMost: 1 });
    if (first) await waitForWindow(ctx, first, error.freesAt);
    return "limited";
  }
}

/** Rolls the claim back. */
class LimitReached extends Error {
  constructor(
    readonly claimed: Claim[],
    readonly freesAt: Date,
  ) {
    super("the daily limit is reached");
  }
}

async function waitForWindow(ctx: Ctx, claimed: Claim, freesAt: Date): Promise<void> {
  if (claimed.streamId) await limitStream(ctx.db, claimed.streamId, freesAt);
  else await limitMessage(ctx.db, claimed.messageId, freesAt);
}
