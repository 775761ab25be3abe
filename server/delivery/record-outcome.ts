import { type Ctx, inTransaction } from "../context";
import { degradeNumber } from "../numbers/move-number";
import { type Accepted, ProviderError } from "../providers/types";
import { publish } from "../realtime/publish";
import { applyParked } from "./apply-receipts";
import type { Claim } from "./claim-queries";
import { pauseLane, releasePermit, returnPermit } from "./lane-queries";
import { acceptAttempts } from "./outcome-queries";
import { closeAttempt, finishAttempt, limitStream, setStreamStatus, triesOf } from "./queries";
import { giveBackQuota } from "./quota-queries";
import { planRefusal, type RefusalPlan } from "./rules";

type Where = { numberId: string; claim: Claim };

export type Taken = { claim: Claim; accepted: Accepted; rttMs: number; answeredMs: number };

/** The provider took them. Receipts that came first are applied at once. */
export async function recordAccepted(
  ctx: Ctx,
  { numberId, taken }: { numberId: string; taken: Taken[] },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const accepted = taken.map(({ claim, accepted, rttMs, answeredMs }) => {
      const { messageId, attemptId } = claim;
      return { ...accepted, messageId, attemptId, rttMs, answeredMs };
    });
    const parked = await acceptAttempts(tx.db, { numberId, at: tx.now(), accepted });
    for (const providerMessageId of parked) await applyParked(tx, { numberId, providerMessageId });
    await show(tx, ...taken.map(({ claim }) => claim));
  });
}

/** The provider refused it, or nobody knows: an ambiguous outcome is never sent again blindly (goals §4). */
export async function recordError(ctx: Ctx, where: Where, error: unknown, chance: number): Promise<void> {
  const known = error instanceof ProviderError ? error : unprepared(ctx, where, error);
  const failure = {
    failureReason: known.reason,
    failureCode: known.details.code ?? null,
    failureText: known.details.safeText,
  };
  if (known.details.ambiguous) return recordUncertain(ctx, where, failure);
  const tries = await triesOf(ctx.db, where.claim.messageId);
  const { retryAfterMs, httpStatus } = known.details;
  const plan = planRefusal({ reason: known.reason, tries, attempts: where.claim.no, retryAfterMs, chance });
  await inTransaction(ctx, async (tx) => {
    const release = known.reason === "unreachable" && httpStatus === undefined ? returnPermit : releasePermit;
    await release(tx.db, where.numberId, where.claim.attemptId);
    await follow(tx, where, plan, { failure, tries });
    await stopStream(tx, where.claim, known, plan);
    // Last: a claim, too, holds its lane and stream when it comes to count its clients.
    await giveBackQuota(tx.db, where.claim);
    await show(tx, where.claim);
  });
}

/** Our own trouble before the call, a database or file out of reach: it was not sent, and it is tried again. */
function unprepared(ctx: Ctx, { claim }: Where, error: unknown): ProviderError {
  ctx.log.error({ err: error, messageId: claim.messageId }, "a message could not be prepared");
  return new ProviderError("retry_later", { safeText: "the message could not be prepared" });
}

type Failure = { failureReason: ProviderError["reason"]; failureCode: string | null; failureText: string };

/** The permit stays taken until the lease ends: the request may still arrive. */
async function recordUncertain(ctx: Ctx, { claim }: Where, failure: Failure): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await finishAttempt(tx.db, claim, ["sending"], { status: "uncertain", ...failure });
    await closeAttempt(tx.db, claim.attemptId, tx.now(), "uncertain", failure);
    await show(tx, claim);
  });
}

/** A definite answer counts even when the lease ran out before it came. */
async function follow(
  ctx: Ctx,
  { numberId, claim }: Where,
  plan: RefusalPlan,
  { failure, tries }: { failure: Failure; tries: number },
): Promise<void> {
  const now = ctx.now();
  if (plan.do === "fail") {
    const failed = { status: "failed" as const, failedAt: now, ...failure };
    await finishAttempt(ctx.db, claim, ["sending", "uncertain"], failed);
    return closeAttempt(ctx.db, claim.attemptId, now, "failed", failure);
  }
  await finishAttempt(ctx.db, claim, ["sending", "uncertain"], {
    status: "queued",
    notBefore: new Date(now.getTime() + plan.afterMs),
    tries: plan.do === "retry" && plan.counts ? tries : Math.max(0, tries - 1),
    ...failure,
  });
  await closeAttempt(ctx.db, claim.attemptId, now, "requeued", failure);
  if (plan.do === "stop_number") {
    await degradeNumber(ctx, { numberId, status: plan.status, reason: failure.failureText });
  } else if (plan.pauseLaneMs) {
    await pauseLane(ctx.db, numberId, plan.pauseLaneMs, failure.failureReason === "rate_limited_number");
  }
}

/** What stops a whole campaign: its template is not usable, or the portfolio is at its limit for a while. */
async function stopStream(ctx: Ctx, claim: Claim, { reason }: ProviderError, plan: RefusalPlan): Promise<void> {
  if (!claim.streamId) return;
  if (reason === "template_unusable") await setStreamStatus(ctx.db, claim.streamId, "held");
  if (reason === "rate_limited_portfolio" && plan.do === "retry")
    await limitStream(ctx.db, claim.streamId, new Date(ctx.now().getTime() + plan.afterMs));
}

/** Campaign messages are not streamed one by one; their progress is polled. */
async function show(ctx: Ctx, ...claims: Claim[]): Promise<void> {
  const shown = claims.filter(({ streamId }) => streamId === null);
  if (shown.length === 0) return;
  await publish(
    ctx,
    ...shown.map(({ messageId, conversationId }) => ({
      kind: "message" as const,
      subjectId: messageId,
      conversationId,
    })),
  );
}
