import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import { auditEntries } from "@/db/schema/team";
import { switchCampaigns } from "../numbers/switch-campaigns";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { addCampaign, goodRows, upload } from "./campaign-world";
import { createCampaign } from "./create-campaign";
import { feedCampaign } from "./feed-campaign";
import { launchCampaign } from "./launch-campaign";
import { findCampaign } from "./queries";
import { resumeCampaign } from "./resume-campaign";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const quick = { tickMs: 0, pauseMs: 0, batch: 100 };

describe("a number with campaigns switched off (S0.34)", () => {
  it("refuses a new campaign and the start of a draft, and takes both again once it is on", async () => {
    const { ctx, campaignId, numberId, fields } = await addCampaign(world);
    await upload(ctx, campaignId, goodRows(2));
    await switchAs("admin", numberId, false);
    await expect(createCampaign(ctx, { ...fields, name: "Jiná" })).rejects.toMatchObject({
      code: "conflict",
      key: "numberCampaignsOff",
    });
    expect(await launchCampaign(ctx, { campaignId })).toEqual({ ok: false, blockers: ["number_campaigns"] });
    await switchAs("admin", numberId, true);
    await createCampaign(ctx, { ...fields, name: "Jiná" });
    expect(await launchCampaign(ctx, { campaignId })).toEqual({ ok: true });
  });

  it("pauses a running campaign with that reason, sends nothing more of it and does not let it go on", async () => {
    const { ctx, campaignId, numberId } = await addCampaign(world);
    await upload(ctx, campaignId, goodRows(3, 100));
    await launchCampaign(ctx, { campaignId });
    await switchAs("admin", numberId, false);
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await findCampaign(world.db, campaignId)).toMatchObject({
      status: "paused",
      pauseReason: "number_campaigns",
    });
    expect(await world.db.select().from(messages).where(eq(messages.streamId, campaignId))).toEqual([]);
    expect(await resumeCampaign(ctx, { campaignId })).toEqual({ ok: false, blockers: ["number_campaigns"] });
    await switchAs("admin", numberId, true);
    expect(await resumeCampaign(ctx, { campaignId })).toEqual({ ok: true });
  });

  it("says in the audit who switched it, once for two equal clicks", async () => {
    const { numberId } = await addCampaign(world);
    const actor = await switchAs("admin", numberId, false);
    await switchAs("admin", numberId, false);
    const trail = await world.db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.objectId, numberId), eq(auditEntries.action, "number.campaigns")));
    expect(trail).toMatchObject([{ actorId: actor.userId, details: { enabled: false } }]);
  });
});

async function switchAs(role: "admin", numberId: string, enabled: boolean) {
  const actor = await addUser(world.ctx, { role });
  await switchCampaigns(world.as(actor), { numberId, enabled });
  return actor;
}
