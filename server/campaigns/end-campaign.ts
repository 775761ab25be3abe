import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { closeStream } from "../delivery/streams";
import { publish } from "../realtime/publish";
import { cancelUnsent } from "./feed-queries";
import { dropImport, runningImport } from "./import-queries";
import { lockCampaign, moveCampaign } from "./queries";
import type { EndInput } from "./schema";

/**
 * For good: every contact not yet sent becomes "Zrušeno administrátorem" (S2.38). Refused when more would be cancelled than the
 * person typed; fewer is what sending in the meantime makes of it.
 */
export async function endCampaign(ctx: Ctx, { campaignId, typedCount }: EndInput): Promise<{ cancelled: number }> {
  if (ctx.actor.kind !== "user") throw new DomainError("forbidden", "forbidden");
  const endedById = ctx.actor.userId;
  return inTransaction(ctx, async (tx) => {
    const campaign = await lockCampaign(tx.db, campaignId);
    if (!campaign) throw notFound("campaign");
    if (campaign.status === "cancelled") return { cancelled: 0 };
    const half = await runningImport(tx.db, campaignId);
    if (half) await dropImport(tx.db, half.id, { status: "cancelled", error: null, finishedAt: ctx.now() });
    const cancelled = (await closeStream(tx, { streamId: campaignId })) + (await cancelUnsent(tx.db, campaignId));
    if (cancelled > typedCount) throw new DomainError("conflict", "endCountChanged", { count: cancelled });
    const moved = await moveCampaign(tx.db, campaignId, ["running", "paused"], {
      status: "cancelled",
      finishedAt: ctx.now(),
      endedById,
    });
    if (!moved) throw new DomainError("conflict", "campaignState");
    await record(tx, {
      action: "campaign.ended",
      objectKind: "campaign",
      objectId: campaignId,
      details: { cancelled },
    });
    await publish(tx, { kind: "campaign", subjectId: campaignId });
    return { cancelled };
  });
}
