import { type Ctx, inTransaction } from "../context";
import { type ReplyOutcome, replyWithin } from "../inbox/reply";
import { publish } from "../realtime/publish";
import { loadScheduled } from "./load-scheduled";
import { changeScheduledRow, lockScheduled } from "./queries";

/** Its author sends it at once instead of waiting. A refusal leaves it as it was; what left meanwhile is not sent again. */
export async function sendNow(ctx: Ctx, { scheduledId }: { scheduledId: string }): Promise<ReplyOutcome> {
  await loadScheduled(ctx, scheduledId, "change");
  return inTransaction(ctx, async (tx) => {
    const row = await lockScheduled(tx.db, scheduledId);
    if (!row || row.status === "sent" || row.dismissedAt) return { ok: true };
    const { conversationId, content, replyToMessageId } = row;
    const quoting = replyToMessageId ? { replyToMessageId } : {};
    const message = { messageId: scheduledId, conversationId, content, ...quoting, keepsDraft: true };
    const outcome = await replyWithin(tx, ctx, message);
    if (!outcome.ok) return outcome;
    const sent = { status: "sent", endedAt: tx.now(), endedBy: null, failure: null } as const;
    await changeScheduledRow(tx.db, scheduledId, ["scheduled", "failed", "cancelled"], sent);
    await publish(tx, { kind: "scheduled", subjectId: scheduledId, conversationId });
    return outcome;
  });
}
