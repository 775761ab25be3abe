import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { findResult, lockOffered, updateResult } from "./queries";
import type { ChangeResultInput, OrderResultsInput, RetireResultInput } from "./schema";

/** Another name, colour or duty of a note; sessions that ended with it show the new name. */
export async function changeResult(ctx: Ctx, { resultId, ...fields }: ChangeResultInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = await findResult(tx.db, resultId);
    if (!before) throw notFound("result");
    await updateResult(tx.db, resultId, fields);
    const { nameCs, nameEn, color, noteRequired } = before;
    const details = { before: { nameCs, nameEn, color, noteRequired }, after: fields };
    await record(tx, { action: "result.changed", objectKind: "result", objectId: resultId, details });
  });
}

/**
 * A retired result is offered no more and stays readable where it was used; it can come back. Throws `lastResult` for the last one:
 * no session could be ended without any (S1.16).
 */
export async function retireResult(ctx: Ctx, { resultId, isRetired }: RetireResultInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const offered = isRetired ? await lockOffered(tx.db) : [];
    if (offered.length === 1 && offered[0] === resultId) throw new DomainError("conflict", "lastResult");
    if (!(await updateResult(tx.db, resultId, { active: !isRetired }))) throw notFound("result");
    const action = isRetired ? "result.retired" : "result.restored";
    await record(tx, { action, objectKind: "result", objectId: resultId });
  });
}

/** The order in which operators see them. */
export async function orderResults(ctx: Ctx, { resultIds }: OrderResultsInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const [position, id] of resultIds.entries()) await updateResult(tx.db, id, { position });
    await record(tx, { action: "results.ordered", objectKind: "result", details: { resultIds } });
  });
}
