import { type Ctx, inTransaction } from "../context";
import { dropImport, staleImports } from "./import-queries";
import { runningCampaigns } from "./queries";

const dayMs = 86_400_000;

/** Every minute: running campaigns are ticked again, so a lost wake-up or a dead process loses nothing; abandoned uploads go. */
export async function wakeCampaigns(ctx: Ctx): Promise<void> {
  const running = await runningCampaigns(ctx.db);
  await ctx.sendJob(...running.map(({ id }) => ({ name: "campaigns/tick.due" as const, data: { campaignId: id } })));
  for (const { id } of await staleImports(ctx.db, new Date(ctx.now().getTime() - dayMs))) {
    await inTransaction(ctx, (tx) =>
      dropImport(tx.db, id, { status: "failed", error: "importAbandoned", finishedAt: ctx.now() }),
    );
  }
}
