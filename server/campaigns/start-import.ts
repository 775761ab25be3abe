import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { insertImport, runningImport } from "./import-queries";
import { lockCampaign } from "./queries";
import { mayUpload } from "./rules";
import type { StartImportInput } from "./schema";

/**
 * Opens an upload of contacts to a draft, running or paused campaign (S2.26); its parts follow through importPart. The same
 * file chosen again goes on where its upload stopped. From a draft a file may be taken away, too (O9).
 */
export async function startImport(
  ctx: Ctx,
  input: StartImportInput,
): Promise<{ importId: string; byteOffset: number }> {
  const { campaignId, fileName, byteSize, mode = "add" } = input;
  if (ctx.actor.kind !== "user") throw new DomainError("forbidden", "forbidden");
  const createdById = ctx.actor.userId;
  return inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx.db, campaignId);
    if (!campaign) throw notFound("campaign");
    if (!mayUpload(campaign.status)) throw new DomainError("conflict", "campaignOver");
    if (mode === "minus" && campaign.status !== "draft") throw new DomainError("conflict", "campaignNotDraft");
    const half = await runningImport(tx.db, campaignId);
    if (half && half.fileName === fileName && half.byteSize === byteSize && half.mode === mode)
      return { importId: half.id, byteOffset: half.byteOffset };
    if (half) throw new DomainError("conflict", "importRunning", { fileName: half.fileName });
    const importId = ctx.newId();
    await insertImport(tx.db, {
      id: importId,
      campaignId,
      fileName,
      byteSize,
      mode,
      status: "running",
      createdById,
      createdAt: ctx.now(),
    });
    return { importId, byteOffset: 0 };
  });
}
