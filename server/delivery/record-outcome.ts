import { type Ctx, inTransaction } from "../context";
import { degradeNumber } from "../numbers/move-number";
import { type Accepted, ProviderError } from "../providers/types";
import { publish } from "../realtime/publish";
import { applyParked } from "./apply-receipts";
import type { Claim } from "./claim-queries";
import { pauseLane, releasePermit, returnPermit, touchOutbound } from "./lane-queries";
import { closeAttempt, findMessage, finishAttempt, setStreamStatus } from "./queries";
import { giveBackQuota } from "./quota-queries";
import { planRefusal, type RefusalPlan } from "./rules";

type Where = { numberId: string; claim: Claim };

/** The provider took it. Receipts that came first are applied at once. */
export async function recordAccepted(ctx: Ctx, { numberId, claim }: Where, accepted: Accepted): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const now = tx.now();
    await releasePermit(tx.db, numberId, claim.attemptId);
    await finishAttempt(tx.db, claim.attemptId, ["sending", "uncertain"], {
      status: "accepted",
      providerMessageId: accepted.providerMessageId,
      acceptedAt: now,
      ...(accepted.state === "held" ? { heldAt: now } : {}),
      failureReason: null,
      failureCode: null,
      failureText: null,
    });
    await closeAttempt(tx.db, claim.attemptId, now, "accepted");
    await applyParked(tx, { numberId, providerMessageId: accepted.providerMessageId });
    await touchOutbound(tx.db, numberId, now);
    await show(tx, claim);
  });
}

/** The provider refused it, or nobody knows: an ambiguous outcome is never sent again blindly (goals §4). */
export async function recordError(ctx: Ctx, where: Where, error: unknown, chance: number): Promise<void> {
  const known =
    error instanceof ProviderError
      ? error
      : new ProviderError("bad_request", { safeText: "the message could not be prepared" });
  if (known !== error)
    ctx.log.error({ err: error, messageId: where.claim.messageId }, "a message could not be prepared");
  const failure = {
    failureReason: known.reason,
    failureCode: known.details.code ?? null,
    failureText: known.details.safeText,
  };
  if (known.details.ambiguous) return recordUncertain(ctx, where, failure);
  const message = await findMessage(ctx.db, where.claim.messageId);
  const plan = planRefusal(known.reason, message?.tries ?? 1, known.details.retryAfterMs, chance);
  await inTransaction(ctx, async (tx) => {
    const { db } = tx;
    if (known.reason === "unreachable") await returnPermit(db, where.numberId, where.claim.attemptId);
    else await releasePermit(db, where.numberId, where.claim.attemptId);
    await giveBackQuota(db, where.claim);
    await follow(tx, where, plan, failure, message?.tries ?? 1);
    if (known.reason === "template_unusable" && where.claim.streamId)
      await setStreamStatus(db, where.claim.streamId, "held");
    await show(tx, where.claim);
  });
}

type Failure = { failureReason: ProviderError["reason"]; failureCode: string | null; failureText: string };

/** The permit stays taken until the lease ends: the request may still arrive. */
async function recordUncertain(ctx: Ctx, { claim }: Where, failure: Failure): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await finishAttempt(tx.db, claim.attemptId, ["sending"], { status: "uncertain", ...failure });
    await closeAttempt(tx.db, claim.attemptId, tx.now(), "uncertain", failure);
    await show(tx, claim);
  });
}

async function follow(
  ctx: Ctx,
  { numberId, claim }: Where,
  plan: RefusalPlan,
  failure: Failure,
  tries: number,
): Promise<void> {
  const now = ctx.now();
  const again = (afterMs: number, counts: boolean) =>
    finishAttempt(ctx.db, claim.attemptId, ["sending"], {
      status: "queued",
      notBefore: new Date(now.getTime() + afterMs),
      tries: counts ? tries : Math.max(0, tries - 1),
      ...failure,
    });
  if (plan.do === "fail") {
    await finishAttempt(ctx.db, claim.attemptId, ["sending"], { status: "failed", failedAt: now, ...failure });
    return closeAttempt(ctx.db, claim.attemptId, now, "failed", failure);
  }
  await again(plan.afterMs, plan.do === "retry" && plan.counts);
  await closeAttempt(ctx.db, claim.attemptId, now, "requeued", failure);
  if (plan.do === "stop_number") {
    await degradeNumber(ctx, { numberId, status: plan.status, reason: failure.failureText });
  } else if (plan.pauseLaneMs) {
    await pauseLane(ctx.db, numberId, plan.pauseLaneMs, failure.failureReason === "rate_limited_number");
  }
}

/** Campaign messages are not streamed one by one; their progress is polled. */
async function show(ctx: Ctx, claim: Claim): Promise<void> {
  if (claim.streamId) return;
  await publish(ctx, { kind: "message", subjectId: claim.messageId, conversationId: claim.conversationId });
}
