import { type Ctx, inTransaction } from "../context";
import { runningFillings } from "./audience-queries";
import { beginPlanned } from "./begin-planned";
import { dropImport, staleImports } from "./import-queries";
import { moveSpans } from "./move-spans";
import { findCampaign, runningCampaigns } from "./queries";
import { duePlanned, expiredElsewhere } from "./schedule-queries";
import { foldCampaignTallies } from "./tally-queries";

const dayMs = 86_400_000;

/** Every minute: planned campaigns whose time has come begin; running campaigns are ticked again, and so are audiences being filled, so a lost wake-up or a dead process loses nothing; abandoned uploads go. */
export async function wakeCampaigns(ctx: Ctx): Promise<void> {
  await foldCampaignTallies(ctx.db);
  const running = await runningCampaigns(ctx.db);
  await ctx.sendJob(...running.map(({ id }) => ({ name: "campaigns/tick.due" as const, data: { campaignId: id } })));
  const fillings = await runningFillings(ctx.db);
  await ctx.sendJob(...fillings.map(({ id }) => ({ name: "campaigns/audience.due" as const, data: { importId: id } })));
  for (const { id } of await duePlanned(ctx.db, ctx.now())) await beginPlanned(ctx, { campaignId: id });
  for (const { id } of await expiredElsewhere(ctx.db, ctx.now())) {
    const campaign = await findCampaign(ctx.db, id);
    if (campaign) await moveSpans(ctx, campaign);
  }
  for (const { id } of await staleImports(ctx.db, new Date(ctx.now().getTime() - dayMs))) {
    await inTransaction(ctx, (tx) =>
      dropImport(tx.db, id, { status: "failed", error: "importAbandoned", finishedAt: ctx.now() }),
    );
  }
}
