import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { leaveAddress, takeAddress } from "./add-queries";
import { moveNumber } from "./move-number";
import { noteEvents } from "./note-event";
import { findConnection } from "./queries";
import { lockKnown, updateFacts } from "./state-queries";

/**
 * From now on a number sends and receives over another connection, of the same provider or another one (O20). It stays the same
 * number: conversations, campaigns, settings and history stay with it. What was in the air still gets its receipts over the old
 * connection. Templates are matched by name and language with the next sync.
 */
export async function moveToConnection(
  ctx: Ctx,
  input: { numberId: string; connectionId: string; providerNumberId: string },
): Promise<void> {
  const { numberId, connectionId, providerNumberId } = input;
  await inTransaction(ctx, async (tx) => {
    const number = await lockKnown(tx.db, numberId);
    const to = await findConnection(tx.db, connectionId);
    if (!number || !to) throw notFound(number ? "connection" : "number");
    if (number.connectionId === connectionId && number.providerNumberId === providerNumberId) return;
    const from = await findConnection(tx.db, number.connectionId);
    await leaveAddress(tx.db, {
      connectionId: number.connectionId,
      providerNumberId: number.providerNumberId,
      numberId,
      leftAt: tx.now(),
    });
    await takeAddress(tx.db, input);
    await updateFacts(tx.db, numberId, {
      connectionId,
      providerNumberId,
      templatesSyncStartedAt: null,
      healthError: null,
    });
    const details = { from: from?.provider ?? null, to: to.provider };
    // The connection it leaves, by which what it sent before is counted (usage).
    const moved = { ...details, fromConnectionId: number.connectionId };
    await noteEvents(tx, { numberId, notes: [{ kind: "moved", details: moved }] });
    await moveNumber(tx, { numberId, status: "connecting", reason: null, source: "person" });
    await record(tx, { action: "number.moved", objectKind: "number", objectId: numberId, details });
    await publish(tx, { kind: "number", subjectId: numberId });
    await tx.afterCommit(() => ctx.sendJob({ name: "templates/sync.due", data: { numberId } }));
  });
}
