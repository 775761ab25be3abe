import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { auditEntries } from "@/db/schema/team";
import { addCampaign, goodRows, upload } from "../campaigns/campaign-world";
import { feedCampaign } from "../campaigns/feed-campaign";
import { launchCampaign } from "../campaigns/launch-campaign";
import { findCampaign } from "../campaigns/queries";
import { everythingOn, type Features } from "../team/feature-rules";
import { features, requireRight } from "../team/features";
import { addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { deliveriesOf, envelope, inboundOf, messagesChange, postMeta, seconds, text } from "../webhooks/webhook-world";
import { createCaller } from "./procedures";
import { appRouter } from "./root";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(() => switchTo(everythingOn));

const callerOf = async (role: Role) => createCaller(appRouter)(world.as(await addUser(world.ctx, { role })));
const switchTo = async (change: Features) => (await callerOf("admin")).team.saveFeatures(change);
const off = { code: "NOT_FOUND", cause: { key: "featureOff" } };

describe("campaigns off for the company (S1.1)", () => {
  it("answer 404 to everybody and leave the rest of WhatsApp alone", async () => {
    const [admin, supervisor] = [await callerOf("admin"), await callerOf("supervisor")];
    await switchTo({ whatsapp: true, campaigns: false });
    for (const call of [admin, supervisor]) {
      await expect(call.campaigns.list({ tab: "all", search: "" })).rejects.toMatchObject(off);
      await expect(call.campaigns.launch({ campaignId: world.ctx.newId() })).rejects.toMatchObject(off);
    }
    await supervisor.numbers.list();
    await supervisor.inbox.list({ section: "all" });
    await switchTo(everythingOn);
    await supervisor.campaigns.list({ tab: "all", search: "" });
  });

  it.each([
    ["campaigns", { whatsapp: true, campaigns: false }],
    ["WhatsApp", { whatsapp: false, campaigns: true }],
  ])(
    "a running campaign stops with the reason when %s is switched off, and goes on when a person says so",
    async (_, change) => {
      const { ctx, actor, campaignId } = await addCampaign(world);
      await upload(ctx, campaignId, goodRows(3, change.campaigns ? 500 : 600));
      await launchCampaign(ctx, { campaignId });
      await switchTo(change);
      await feedCampaign(ctx, { campaignId }, { tickMs: 0, pauseMs: 0, batch: 100 });
      expect(await findCampaign(world.db, campaignId)).toMatchObject({ status: "paused", pauseReason: "feature_off" });
      const call = createCaller(appRouter)(world.as(actor));
      await expect(call.campaigns.resume({ campaignId })).rejects.toMatchObject(off);
      await switchTo(everythingOn);
      expect(await call.campaigns.resume({ campaignId })).toEqual({ ok: true });
    },
  );
});

describe("WhatsApp off for the company (S1.1)", () => {
  it("closes the desk to everybody, while the administrator keeps people and the switch itself (S1.2)", async () => {
    const [admin, operator] = [await callerOf("admin"), await callerOf("operator")];
    await switchTo({ whatsapp: false, campaigns: true });
    const closed = [
      () => admin.inbox.list({ section: "all" }),
      () => operator.inbox.list({ section: "mine" }),
      () => operator.templates.list({ numberId: world.ctx.newId() }),
      () => admin.numbers.list(),
      () => admin.routing.list(),
      () => admin.campaigns.limited(),
    ];
    for (const call of closed) await expect(call()).rejects.toMatchObject(off);
    await admin.team.people();
    expect(await admin.team.features()).toEqual({ whatsapp: false, campaigns: true });
    expect((await operator.team.me())?.presence).toBe("online");
    // Handlers beside tRPC (files, exports) ask by the same door.
    await expect(requireRight(world.ctx, "admin", "inbox.use")).rejects.toMatchObject({ code: "not_found" });
    await expect(requireRight(world.ctx, "operator", "numbers.see")).rejects.toMatchObject({ code: "forbidden" });
  });

  it("still receives and keeps what providers send", async () => {
    await switchTo({ whatsapp: false, campaigns: false });
    const number = await addNumber(world.ctx);
    const message = text("wamid.off", "420777123456", seconds(world));
    expect(await postMeta(world, number, envelope(messagesChange(number, { messages: [message] })))).toBe("stored");
    expect(await deliveriesOf(world, number)).toMatchObject([{ outcome: "processed" }]);
    expect(await inboundOf(world, number)).toHaveLength(1);
  });
});

it("is switched by administrators only and leaves a trace (S1.1)", async () => {
  for (const role of ["supervisor", "operator"] as const) {
    const call = await callerOf(role);
    await expect(call.team.saveFeatures({ whatsapp: false, campaigns: false })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(call.team.features()).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  expect(await features(world.ctx)).toEqual(everythingOn);
  const actor = await addUser(world.ctx, { role: "admin" });
  await createCaller(appRouter)(world.as(actor)).team.saveFeatures({ whatsapp: true, campaigns: false });
  const trail = await world.db.select().from(auditEntries).where(eq(auditEntries.actorId, actor.userId));
  expect(trail).toMatchObject([{ action: "features.changed", details: { whatsapp: true, campaigns: false } }]);
});
