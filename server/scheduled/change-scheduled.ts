import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { loadScheduled } from "./load-scheduled";
import { changeScheduledRow } from "./queries";
import { judgePlan, type ScheduleOutcome } from "./schedule-message";
import type { ChangeScheduledInput } from "./schema";

/**
 * Another text or time for a planned message, or a new time for one that could not leave. `gone`: it left or was put away meanwhile.
 * It leaves under the same id.
 */
export async function changeScheduled(
  ctx: Ctx,
  { scheduledId, ...plan }: ChangeScheduledInput,
): Promise<ScheduleOutcome | { ok: false; reason: "gone" }> {
  const { conversationId } = await loadScheduled(ctx, scheduledId, "change");
  const judged = await judgePlan(ctx, { conversationId, plan });
  if (!judged.ok) return judged;
  return inTransaction(ctx, async (tx) => {
    const fresh = { status: "scheduled", endedAt: null, endedBy: null, failure: null } as const;
    const change = { ...judged.row, ...fresh };
    if (!(await changeScheduledRow(tx.db, scheduledId, ["scheduled", "failed", "cancelled"], change)))
      return { ok: false, reason: "gone" };
    await publish(tx, { kind: "scheduled", subjectId: scheduledId, conversationId });
    return { ok: true };
  });
}
