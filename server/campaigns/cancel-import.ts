import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { dropImport, findImport } from "./import-queries";

/** Takes an unfinished upload back, with every row of it: nothing stays half-written. */
export async function cancelImport(ctx: Ctx, input: { campaignId: string; importId: string }): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const found = await findImport(tx.db, input.campaignId, input.importId);
    if (!found) throw notFound("import");
    const outcome = { status: "cancelled", error: null, finishedAt: ctx.now() } as const;
    const dropped = await dropImport(tx.db, input.importId, outcome);
    if (!dropped && found.status === "done") throw new DomainError("conflict", "importDone");
    await publish(tx, { kind: "campaign", subjectId: input.campaignId });
  });
}
