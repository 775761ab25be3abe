import { type Ctx, inTransaction } from "../context";
import { type Claim, claimNext } from "./claim-queries";
import { limitMessage, limitStream } from "./queries";
import { noteReservation, reserveQuota } from "./quota-queries";

/**
 * The claim is committed before any call to a provider (crash rule). When the daily limit is exhausted the claim is undone and
 * the stream, or the operator's message, waits until the window frees (S0.39 "dosažen limit").
 */
export async function claim(
  ctx: Ctx,
  input: { numberId: string; maxPriority: 0 | 1 },
): Promise<Claim | "limited" | null> {
  let full: { claimed: Claim; freesAt: Date } | null = null;
  const claimed = await inTransaction(ctx, async (tx) => {
    const next = await claimNext(tx.db, { ...input, attemptId: ctx.newId() });
    if (!next?.needsQuota) return next;
    const room = await reserveQuota(tx.db, { ...input, ...next });
    if (!room.ok) {
      full = { claimed: next, freesAt: room.freesAt };
      throw new LimitReached();
    }
    if (room.reservedScopes.length > 0) await noteReservation(tx.db, next.attemptId, room.reservedScopes);
    return next;
  }).catch((error: unknown) => {
    if (error instanceof LimitReached) return null;
    throw error;
  });
  if (!full) return claimed;
  await waitForWindow(ctx, full);
  return "limited";
}

/** Only rolls the claim back. */
class LimitReached extends Error {}

async function waitForWindow(ctx: Ctx, { claimed, freesAt }: { claimed: Claim; freesAt: Date }): Promise<void> {
  if (claimed.streamId) await limitStream(ctx.db, claimed.streamId, freesAt);
  else await limitMessage(ctx.db, claimed.messageId, freesAt);
}
