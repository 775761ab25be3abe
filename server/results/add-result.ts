import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { insertResult } from "./queries";
import type { ResultFields } from "./schema";

/** A new result, offered at the end of the list from now on (S1.16). */
export async function addResult(ctx: Ctx, fields: ResultFields): Promise<{ resultId: string }> {
  const resultId = ctx.newId();
  await inTransaction(ctx, async (tx) => {
    await insertResult(tx.db, { id: resultId, ...fields });
    await record(tx, { action: "result.added", objectKind: "result", objectId: resultId, details: fields });
  });
  return { resultId };
}
