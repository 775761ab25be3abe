import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { setConsentException } from "./consent-queries";
import { lockCampaign } from "./queries";

/**
 * Lets a draft go to clients without consent to marketing, with the reason that the audit log keeps, or takes that back (S4.3). Who
 * withdrew their consent is left out all the same.
 */
export async function exceptConsent(
  ctx: Ctx,
  { campaignId, reason }: { campaignId: string; reason: string | null },
): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "user") throw new DomainError("forbidden", "forbidden");
  await inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx.db, campaignId);
    if (!campaign) throw notFound("campaign");
    if (campaign.status !== "draft") throw new DomainError("conflict", "campaignState");
    await setConsentException(tx.db, campaignId, reason ? { reason, byId: actor.userId, at: tx.now() } : null);
    await record(tx, {
      action: reason ? "campaign.consent_excepted" : "campaign.consent_exception_ended",
      objectKind: "campaign",
      objectId: campaignId,
      details: reason ? { reason } : {},
    });
    await publish(tx, { kind: "campaign", subjectId: campaignId });
  });
}
