import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { holdStream } from "../delivery/streams";
import { publish } from "../realtime/publish";
import type { GuardAlarm } from "./guard-rules";
import { findCampaign, moveCampaign } from "./queries";

/** Why a campaign stands still when nobody paused it; texts stand under `campaigns.pauseReason`. */
export type PauseReason =
  | "template"
  | "number"
  | "offer"
  | "number_campaigns"
  | "sources"
  | "feature_off"
  | "guard"
  | "missed"
  | "no_recipients";

/** Nothing more is claimed from this moment; what is ready waits in its place (S2.26). Pausing twice is pausing once. */
export async function pauseCampaign(
  ctx: Ctx,
  {
    campaignId,
    reason = null,
    details = null,
  }: { campaignId: string; reason?: PauseReason | null; details?: GuardAlarm | null },
): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const moved = await moveCampaign(tx.db, campaignId, ["running"], {
      status: "paused",
      pausedAt: ctx.now(),
      pauseReason: reason,
      pauseDetails: details,
      waitReason: null,
      waitUntil: null,
    });
    if (!moved) return refuseUnlessPaused(tx, campaignId);
    await holdStream(tx, { streamId: campaignId });
    await record(tx, {
      action: "campaign.paused",
      objectKind: "campaign",
      objectId: campaignId,
      details: { reason, ...details },
    });
    await publish(tx, { kind: "campaign", subjectId: campaignId });
  });
}

async function refuseUnlessPaused(ctx: Ctx, campaignId: string): Promise<void> {
  const campaign = await findCampaign(ctx.db, campaignId);
  if (!campaign) throw notFound("campaign");
  if (campaign.status !== "paused") throw new DomainError("conflict", "campaignState");
}
