import type { Audience, VariableSource } from "@/db/schema/campaign-audience";
import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { countTaken } from "./audience-queries";
import { takesNobody } from "./audience-rules";
import { soughtOf } from "./count-audience";
import { insertImport } from "./import-queries";
import { type CampaignRow, setAudienceFixed } from "./queries";

/**
 * Fixes a draft's audience as of now: from this moment it is the people whom it means today. A job makes recipients of them;
 * nothing is sent before all of them are there. Called in the transaction that starts the campaign.
 */
export async function fixAudience(ctx: Ctx, campaign: CampaignRow): Promise<void> {
  const { id: campaignId, audience } = campaign;
  if (campaign.audienceFixedAt || audience.steps.length === 0) return;
  await setAudienceFixed(ctx.db, campaignId, ctx.now());
  await beginFilling(ctx, { campaignId, audience, byId: campaign.createdById });
}

/** Opens a filling; a job does the work and goes on after every crash. */
export async function beginFilling(
  ctx: Ctx,
  input: { campaignId: string; audience: Audience; sources?: (VariableSource | null)[]; byId: string },
): Promise<{ importId: string; expected: number }> {
  const { sought, missing } = await soughtOf(ctx, input);
  if (missing.length > 0) throw new DomainError("invalid", "audienceSource");
  const expected = takesNobody(input.audience) ? 0 : await countTaken(ctx.db, sought);
  const importId = ctx.newId();
  await insertImport(ctx.db, {
    id: importId,
    campaignId: input.campaignId,
    fileName: "",
    status: "running",
    audience: { ...sought.audience, expected },
    createdById: input.byId,
    createdAt: ctx.now(),
  });
  await ctx.afterCommit(() => ctx.sendJob({ name: "campaigns/audience.due", data: { importId } }));
  return { importId, expected };
}
