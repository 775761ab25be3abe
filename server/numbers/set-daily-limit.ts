import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { noteEvents } from "./note-event";
import { setGivenLimit } from "./queries";
import { lockKnown } from "./state-queries";

/** The daily limit as a person knows it, where the provider tells none; what the provider tells always counts instead. */
export async function setKnownLimit(ctx: Ctx, { numberId, limit }: { numberId: string; limit: number }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const known = await lockKnown(tx.db, numberId);
    if (!known) throw notFound("number");
    if (known.limitReadAt) throw new DomainError("conflict", "limitFromProvider");
    await setGivenLimit(tx.db, numberId, limit);
    await noteEvents(tx, { numberId, notes: [{ kind: "limit", details: { from: known.dailyLimit, to: limit } }] });
    await record(tx, { action: "number.limit", objectKind: "number", objectId: numberId, details: { limit } });
    await publish(tx, { kind: "number", subjectId: numberId });
  });
}
