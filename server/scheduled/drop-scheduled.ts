import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { loadScheduled } from "./load-scheduled";
import { changeScheduledRow } from "./queries";

/** Cancels what is still to leave; what did not leave is shown no more. `gone`: it left meanwhile. */
export async function dropScheduled(
  ctx: Ctx,
  { scheduledId }: { scheduledId: string },
): Promise<{ ok: true } | { ok: false; reason: "gone" }> {
  const { conversationId } = await loadScheduled(ctx, scheduledId, "drop");
  return inTransaction(ctx, async (tx) => {
    const now = tx.now();
    const cancelled = { status: "cancelled", endedAt: now, endedBy: "person", dismissedAt: now } as const;
    const isDropped =
      (await changeScheduledRow(tx.db, scheduledId, ["scheduled"], cancelled)) ||
      (await changeScheduledRow(tx.db, scheduledId, ["failed", "cancelled"], { dismissedAt: now }));
    if (!isDropped) return { ok: false, reason: "gone" };
    await publish(tx, { kind: "scheduled", subjectId: scheduledId, conversationId });
    return { ok: true };
  });
}
