import type { Ctx } from "../context";
import { cancelQueued, setStreamStatus, upsertQuotaScope, upsertStream } from "./queries";
import { moveQueued, setStreamShare } from "./span-queries";

/**
 * Opens a stream of messages on a number, or opens it again. `dailyShare`: unique clients it may reach in a rolling 24 h
 * (S0.35); null = the number's whole daily limit.
 */
export async function openStream(
  ctx: Ctx,
  input: { streamId: string; numberId: string; dailyShare: number | null },
): Promise<void> {
  const { streamId, numberId, dailyShare } = input;
  if (dailyShare !== null)
    await upsertQuotaScope(ctx.db, { id: streamId, name: "campaign share", dailyLimit: dailyShare });
  await upsertStream(ctx.db, {
    id: streamId,
    numberId,
    status: "open",
    limitedUntil: null,
    quotaScopeId: dailyShare === null ? null : streamId,
  });
}

/** Another share of the daily limit for a stream that is there; what waited for the old one goes on. */
export async function shareStream(ctx: Ctx, input: { streamId: string; dailyShare: number | null }): Promise<void> {
  const { streamId, dailyShare } = input;
  if (dailyShare !== null)
    await upsertQuotaScope(ctx.db, { id: streamId, name: "campaign share", dailyLimit: dailyShare });
  await setStreamShare(ctx.db, streamId, dailyShare === null ? null : streamId);
}

/** Nothing of the stream is claimed any more; what is in the air ends as it ends. */
export async function holdStream(ctx: Ctx, { streamId }: { streamId: string }): Promise<void> {
  await setStreamStatus(ctx.db, streamId, "held");
}

/** For good: what never left is cancelled. Answers how many. */
export async function closeStream(ctx: Ctx, { streamId }: { streamId: string }): Promise<number> {
  await setStreamStatus(ctx.db, streamId, "closed");
  return cancelQueued(ctx.db, streamId);
}

/** Waiting messages may leave from a moment on and not after another; null = at any time. A retry still keeps its pause. */
export async function setSpan(
  ctx: Ctx,
  span: { messageIds: string[]; from: Date | null; until: Date | null },
): Promise<void> {
  await moveQueued(ctx.db, span);
}
