import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { changeImport } from "./audience-queries";
import { dropExclusions, includeAgain } from "./exclusion-queries";
import { holdDraft } from "./hold-draft";
import { findImport } from "./import-queries";

/** A file that was taken away from a draft's recipients is so no longer: whom only it kept out is in again. */
export async function removeMinusFile(ctx: Ctx, input: { campaignId: string; importId: string }): Promise<void> {
  const { campaignId, importId } = input;
  await inTransaction(ctx, async (tx) => {
    await holdDraft(tx, { campaignId, given: {} });
    const found = await findImport(tx.db, campaignId, importId);
    if (!found) throw notFound("import");
    if (found.mode !== "minus" || found.status === "running") throw new DomainError("conflict", "importDone");
    if (found.status === "cancelled") return;
    await changeImport(tx.db, importId, { status: "cancelled", finishedAt: ctx.now() });
    await dropExclusions(tx.db, importId);
    await includeAgain(tx.db, campaignId);
    const details = { importId, fileName: found.fileName };
    await record(tx, { action: "campaign.minus_file_removed", objectKind: "campaign", objectId: campaignId, details });
    await publish(tx, { kind: "campaign", subjectId: campaignId });
  });
}
