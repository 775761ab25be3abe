import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { beginFilling } from "./fix-audience";
import { runningImport } from "./import-queries";
import { lockCampaign } from "./queries";
import { checkAudience } from "./save-audience";
import type { AddRecipientsInput } from "./schema";

/** Takes contacts of the directory into a campaign that has started (S2.20); who is in it already stays once. */
export async function addRecipients(ctx: Ctx, input: AddRecipientsInput): Promise<{ importId: string }> {
  const { campaignId, audience, sources } = input;
  const { actor } = ctx;
  if (actor.kind !== "user") throw new DomainError("forbidden", "forbidden");
  return inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx.db, campaignId);
    if (!campaign) throw notFound("campaign");
    if (campaign.status !== "running" && campaign.status !== "paused")
      throw new DomainError("conflict", "campaignOver");
    const half = await runningImport(tx.db, campaignId);
    if (half?.audience) throw new DomainError("conflict", "audienceRunning");
    if (half) throw new DomainError("conflict", "importRunning", { fileName: half.fileName });
    await checkAudience(tx, audience);
    if (sources.length !== campaign.variables.length) throw new DomainError("conflict", "campaignVariables");
    const { importId, expected } = await beginFilling(tx, { campaignId, audience, sources, byId: actor.userId });
    if (expected === 0) throw new DomainError("invalid", "audienceEmpty");
    await publish(tx, { kind: "campaign", subjectId: campaignId });
    return { importId };
  });
}
