import { listFields } from "../contacts/list-fields";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { changeDraft, lockCampaign } from "./queries";
import { resolveSteps } from "./resolve-audience";
import type { SaveAudienceInput } from "./schema";

/** Whom a draft takes from the directory: saved filters, tags, earlier campaigns, together and without each other (O9). */
export async function saveAudience(ctx: Ctx, { campaignId, audience }: SaveAudienceInput): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx.db, campaignId);
    if (!campaign) throw notFound("campaign");
    if (campaign.status !== "draft") throw new DomainError("conflict", "campaignNotDraft");
    await checkAudience(tx, audience);
    await changeDraft(tx.db, campaignId, { audience });
    await publish(tx, { kind: "campaign", subjectId: campaignId });
  });
}

/** Refuses sources that do not exist and a field that holds no phones (S2.21). */
export async function checkAudience(ctx: Ctx, audience: SaveAudienceInput["audience"]): Promise<void> {
  const { missing } = await resolveSteps(ctx, audience);
  if (missing.length > 0) throw new DomainError("invalid", "audienceSource");
  if (audience.phoneField === null) return;
  const field = (await listFields(ctx, { scope: "contact" })).find(({ key }) => key === audience.phoneField);
  if (!field || !["phone", "text"].includes(field.kind)) throw new DomainError("invalid", "audiencePhoneField");
}
