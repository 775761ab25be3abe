import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { settleAsSent } from "../delivery/settle-as-sent";
import { loadReply, type RetryOutcome, retryReply } from "./retry-reply";
import type { SettleInput } from "./schema";

/** A person says what became of a message nobody has proof about (goals §4): it was sent, or it is to be sent again. */
export async function settleMessage(ctx: Ctx, { messageId, as }: SettleInput): Promise<RetryOutcome> {
  await loadReply(ctx, messageId);
  const outcome = as === "resend" ? await retryReply(ctx, { messageId }) : await keepAsSent(ctx, messageId);
  if (!outcome.ok) return outcome;
  await record(ctx, { action: `message.settled_${as}`, objectKind: "message", objectId: messageId });
  return outcome;
}

async function keepAsSent(ctx: Ctx, messageId: string): Promise<{ ok: true }> {
  await inTransaction(ctx, (tx) => settleAsSent(tx, { messageId }));
  return { ok: true };
}
