import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { copyFailed, findFamily } from "./failure-queries";
import { launchCampaign } from "./launch-campaign";
import { type CampaignRow, insertCampaign, lockCampaign } from "./queries";
import { isOpen, type LaunchBlocker } from "./rules";
import { scheduleOf } from "./schedule-schema";
import type { RepeatInput } from "./schema";

export type RepeatOutcome = { ok: true; campaignId: string; count: number } | { ok: false; blockers: LaunchBlocker[] };

/** Nothing of a repetition that may not start stays behind. */
class Blocked extends Error {
  constructor(readonly blockers: LaunchBlocker[]) {
    super("repetition blocked");
  }
}

/**
 * Sends again to those whom a campaign's message did not reach and whom it may reach now, each once: a campaign of its own that
 * knows its parent, with the values that every recipient had. It keeps the parent's plan, but begins at once (O5).
 */
export async function repeatFailed(ctx: Ctx, input: RepeatInput): Promise<RepeatOutcome> {
  if (ctx.actor.kind !== "user") throw new DomainError("forbidden", "forbidden");
  const createdById = ctx.actor.userId;
  try {
    return await inTransaction(ctx, async (tx) => {
      const parent = await lockCampaign(tx.db, input.campaignId);
      if (!parent) throw notFound("campaign");
      if (!parent.launchedAt) throw new DomainError("conflict", "campaignState");
      const { repeats } = await findFamily(tx.db, parent.id);
      if (repeats.some(({ status }) => isOpen(status))) throw new DomainError("conflict", "campaignRepeats");
      const campaignId = ctx.newId();
      await insertCampaign(tx.db, {
        ...inherited(parent),
        id: campaignId,
        name: input.name,
        status: "draft",
        parentId: parent.id,
        createdById,
        createdAt: tx.now(),
      });
      const count = await copyFailed(tx.db, { from: parent.id, to: campaignId, now: tx.now() });
      const outcome = await launchCampaign(tx, { campaignId });
      if (!outcome.ok) throw new Blocked(outcome.blockers);
      await record(tx, {
        action: "campaign.repeated",
        objectKind: "campaign",
        objectId: parent.id,
        details: { repetition: campaignId, count },
      });
      return { ok: true as const, campaignId, count };
    });
  } catch (error) {
    if (error instanceof Blocked) return { ok: false, blockers: error.blockers };
    throw error;
  }
}

/** What the repetition has from its parent: all that decides what is sent, how, and who gets the replies. */
function inherited(parent: CampaignRow) {
  const { numberId, templateId, variables, variants, fixed, note, shortLinks, replyGroupId, replyOperatorId } = parent;
  const { consentOverrideReason, consentOverrideById, consentOverrideAt } = parent;
  return {
    ...{ numberId, templateId, variables, variants, fixed, note, shortLinks, replyGroupId, replyOperatorId },
    ...{ consentOverrideReason, consentOverrideById, consentOverrideAt },
    schedule: { ...scheduleOf(parent.schedule), start: null },
  };
}
