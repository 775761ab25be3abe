import type { NumberEventSource, NumberStatus } from "@/db/enums";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { statesWith } from "../core/machine";
import { publish } from "../realtime/publish";
import { noteEvents } from "./note-event";
import { actionTowards, numberMachine } from "./rules";
import { lockKnown, moveStatus, updateFacts } from "./state-queries";
import { watchNumber } from "./watch-number";

/**
 * Moves a number into a state, with the cause and the time (S0.13), into its history and the audit log. Nothing happens when the
 * machine knows no way; a new cause of the same state is kept. Answers whether it moved.
 */
export async function moveNumber(
  ctx: Ctx,
  input: { numberId: string; status: NumberStatus; reason: string | null; source: NumberEventSource },
): Promise<boolean> {
  const { numberId, status, reason, source } = input;
  const known = await lockKnown(ctx.db, numberId);
  if (!known) return false;
  if (known.status === status) {
    if (reason && reason !== known.statusReason) await updateFacts(ctx.db, numberId, { statusReason: reason });
    return false;
  }
  const from = statesWith<NumberStatus>(numberMachine, actionTowards(status));
  if (!(await moveStatus(ctx.db, input, from, ctx.now()))) return false;
  const details = { from: known.status, to: status, ...(reason ? { reason } : {}) };
  await noteEvents(ctx, { numberId, source, notes: [{ kind: "status", details }] });
  await record(ctx, {
    action: `number.${status}`,
    objectKind: "number",
    objectId: numberId,
    details: { reason },
  });
  await publish(ctx, { kind: "number", subjectId: numberId });
  return true;
}

/** What delivery calls when a provider refuses the number itself: sending stops, people see why. */
export const degradeNumber = (
  ctx: Ctx,
  input: { numberId: string; status: "disconnected" | "blocked" | "limited"; reason: string },
): Promise<boolean> =>
  inTransaction(ctx, async (tx) => {
    const moved = await moveNumber(tx, { ...input, source: "delivery" });
    if (moved) await watchNumber(tx, input);
    return moved;
  });
