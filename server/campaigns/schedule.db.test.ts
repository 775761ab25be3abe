import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import { auditEntries } from "@/db/schema/team";
import { templates } from "@/db/schema/templates";
import { scriptedProvider } from "../delivery/delivery-world";
import { pump } from "../delivery/pump";
import { type TestWorld, testWorld } from "../test-world";
import { beginPlanned } from "./begin-planned";
import { campaignCalendar } from "./campaign-calendar";
import { addCampaign, upload } from "./campaign-world";
import { changeSchedule } from "./change-schedule";
import { dialCodeOf } from "./dial-zone-rules";
import { feedCampaign } from "./feed-campaign";
import { forecastCampaign } from "./forecast-campaign";
import { launchCampaign } from "./launch-campaign";
import { listCampaigns } from "./list-campaigns";
import { resumeCampaign } from "./resume-campaign";
import { scheduleOf, usualHours } from "./schedule-schema";
import { hour, noon, quick, scheduleWorld } from "./schedule-world";
import { campaignProgress } from "./show-campaign";
import { unplanCampaign } from "./unplan-campaign";
import { wakeCampaigns } from "./wake-campaigns";

let world: TestWorld;
let made: ReturnType<typeof scheduleWorld>;
let provider: Awaited<ReturnType<typeof scriptedProvider>>;
beforeAll(async () => {
  provider = await scriptedProvider();
  world = await testWorld({ simulatorUrl: provider.url, now: noon });
  made = scheduleWorld(world);
});
afterAll(async () => {
  await world.close();
  await provider.close();
});

const traceOf = async (campaignId: string) =>
  (await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, campaignId))).map(({ action }) => action);

describe("a planned start (O8)", () => {
  const inTwoHours = { at: new Date(noon.getTime() + 2 * hour).toISOString(), zone: "Europe/Prague" };

  it("waits for its time and begins once, whoever ticks at the same time", async () => {
    const { ctx, campaignId } = await made.ready({ start: inTwoHours });
    expect(await launchCampaign(ctx, { campaignId })).toEqual({ ok: true });
    expect(await made.rowOf(campaignId)).toMatchObject({ status: "planned", launchedAt: null });
    await wakeCampaigns(ctx);
    expect((await made.rowOf(campaignId)).status).toBe("planned");
    expect((await listCampaigns(ctx, { tab: "planned", search: "" })).campaigns.map(({ id }) => id)).toContain(
      campaignId,
    );
    world.clock.advanceMs(2 * hour + 30_000);
    await Promise.all([1, 2, 3].map(() => beginPlanned(ctx, { campaignId })));
    expect(await made.rowOf(campaignId)).toMatchObject({ status: "running", launchedAt: world.clock.now() });
    expect((await traceOf(campaignId)).filter((action) => action === "campaign.launched")).toHaveLength(1);
    await Promise.all([1, 2].map(() => feedCampaign(ctx, { campaignId }, quick)));
    expect(await made.messagesOf(campaignId)).toHaveLength(5);
  });

  it("that was missed asks, and goes on when a person says so", async () => {
    const { ctx, campaignId } = await made.ready({ start: inTwoHours });
    await launchCampaign(ctx, { campaignId });
    world.clock.advanceMs(3 * hour + 60_000);
    await wakeCampaigns(ctx);
    expect(await made.rowOf(campaignId)).toMatchObject({
      status: "paused",
      pauseReason: "missed",
      pauseDetails: { lateMinutes: 61 },
    });
    expect(await made.messagesOf(campaignId)).toEqual([]);
    expect(await resumeCampaign(ctx, { campaignId })).toEqual({ ok: true });
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await made.messagesOf(campaignId)).toHaveLength(5);
  });

  it("that was missed is sent all the same where that was chosen", async () => {
    const { ctx, campaignId } = await made.ready({ start: inTwoHours, misfire: "send" });
    await launchCampaign(ctx, { campaignId });
    world.clock.advanceMs(9 * hour);
    await wakeCampaigns(ctx);
    expect((await made.rowOf(campaignId)).status).toBe("running");
  });

  it("is taken back to a draft, and refused once it has begun", async () => {
    const { ctx, campaignId } = await made.ready({ start: inTwoHours });
    await launchCampaign(ctx, { campaignId });
    await unplanCampaign(ctx, { campaignId });
    expect(await made.rowOf(campaignId)).toMatchObject({ status: "draft", startsAt: null });
    world.clock.advanceMs(4 * hour);
    await wakeCampaigns(ctx);
    expect((await made.rowOf(campaignId)).status).toBe("draft");
    expect(await launchCampaign(ctx, { campaignId })).toEqual({ ok: false, blockers: ["start_past"] });
    await changeSchedule(ctx, { campaignId, schedule: scheduleOf({ hours: null }) });
    expect(await launchCampaign(ctx, { campaignId })).toEqual({ ok: true });
    await expect(unplanCampaign(ctx, { campaignId })).rejects.toThrow("campaignState");
  });

  it("says why it did not begin when the template was lost meanwhile", async () => {
    const { ctx, campaignId, templateId } = await made.ready({ start: inTwoHours });
    await launchCampaign(ctx, { campaignId });
    await world.db.update(templates).set({ status: "paused" }).where(eq(templates.id, templateId));
    world.clock.advanceMs(2 * hour);
    await wakeCampaigns(ctx);
    expect(await made.rowOf(campaignId)).toMatchObject({ status: "paused", pauseReason: "template" });
  });

  it("may be moved while it waits, but not into the past", async () => {
    const { ctx, campaignId } = await made.ready({ start: inTwoHours });
    await launchCampaign(ctx, { campaignId });
    const later = { at: new Date(noon.getTime() + 5 * hour).toISOString(), zone: "Europe/Prague" };
    await changeSchedule(ctx, { campaignId, schedule: scheduleOf({ start: later }) });
    expect((await made.rowOf(campaignId)).startsAt).toEqual(new Date(later.at));
    const past = { at: new Date(noon.getTime() - 5 * hour).toISOString(), zone: "Europe/Prague" };
    await expect(changeSchedule(ctx, { campaignId, schedule: scheduleOf({ start: past }) })).rejects.toThrow(
      "campaignStartPast",
    );
  });
});

describe("allowed hours (O7)", () => {
  const newYork = (n: number) => `+1212555${String(2000 + n)};pane;Nováku;${n}\n`;

  it("let go whom they allow and keep the others; all go in the end", async () => {
    const { ctx, campaignId } = await made.ready({ hours: usualHours }, 3);
    await upload(ctx, campaignId, newYork(1) + newYork(2));
    await launchCampaign(ctx, { campaignId });
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await made.messagesOf(campaignId)).toHaveLength(3);
    expect((await made.messagesOf(campaignId))[0]?.notAfter).toEqual(new Date("2026-11-22T18:59:45Z"));
    await made.accept(campaignId, noon);
    await feedCampaign(ctx, { campaignId }, quick);
    const { wait } = await campaignProgress(ctx, { campaignId });
    // Eight in the morning in Honolulu.
    expect(wait).toEqual({ reason: "hours", until: new Date("2026-11-22T18:00:00Z") });
    world.clock.set(new Date("2026-11-22T18:00:30Z"));
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await made.messagesOf(campaignId)).toHaveLength(5);
    expect((await campaignProgress(ctx, { campaignId })).wait).toBeNull();
  });

  it("hold at the moment of sending: what waited too long leaves the next morning", async () => {
    const { ctx, campaignId, numberId } = await made.running({ hours: usualHours }, 3);
    await feedCampaign(ctx, { campaignId }, quick);
    const send = () => pump(ctx, { numberId, maxPriority: 1, stopClaimingAt: Date.now() + 1500, longestWaitMs: 200 });
    // The database's clock decides: for it the evening has come.
    await world.sql`update messages set not_after = clock_timestamp() where stream_id = ${campaignId}`;
    expect((await send()).sent).toBe(0);
    await world.sql`update messages set not_after = '2026-11-22T18:59:45Z' where stream_id = ${campaignId}`;
    world.clock.set(new Date("2026-11-22T19:30:00Z"));
    await feedCampaign(ctx, { campaignId }, quick);
    const [moved] = await made.messagesOf(campaignId);
    expect([moved?.notBefore, moved?.notAfter]).toEqual([
      new Date("2026-11-23T07:00:00Z"),
      new Date("2026-11-23T18:59:45Z"),
    ]);
    expect((await campaignProgress(ctx, { campaignId })).wait).toEqual({
      reason: "hours",
      until: new Date("2026-11-23T07:00:00Z"),
    });
    await world.sql`update messages set not_before = '-infinity', not_after = clock_timestamp() + interval '1 hour' where stream_id = ${campaignId}`;
    expect((await send()).sent).toBe(3);
  });

  it("that are changed while it runs hold for what waits already", async () => {
    const { ctx, campaignId } = await made.running({ hours: usualHours }, 2);
    await feedCampaign(ctx, { campaignId }, quick);
    const mornings = { ...usualHours, to: 720 };
    await changeSchedule(ctx, { campaignId, schedule: scheduleOf({ hours: mornings }) });
    expect((await made.messagesOf(campaignId))[0]?.notBefore).toEqual(new Date("2026-11-23T07:00:00Z"));
    await changeSchedule(ctx, { campaignId, schedule: scheduleOf({ hours: null }) });
    expect((await made.messagesOf(campaignId))[0]).toMatchObject({ notAfter: null });
    expect((await traceOf(campaignId)).filter((action) => action === "campaign.replanned")).toHaveLength(2);
  });

  it("are kept by the calling code that the database reads, too", async () => {
    const phones = ["+420777123456", "+12125550123", "+16715550123", "+447911123456", "+38344123456", "+77012345678"];
    const rows = await world.sql<{ code: string }[]>`
      select dial_code as code from recipients r where r.phone is not null limit 1`;
    expect(rows[0]?.code).toBe("420");
    const { campaignId } = await addCampaign(world);
    for (const [n, phone] of phones.entries())
      await world.sql`insert into recipients (campaign_id, row_number, plan, phone_given, phone, values)
        values (${campaignId}, ${n}, 'planned', ${phone}, ${phone}, '[]')`;
    const read = await world.sql<{ phone: string; code: string }[]>`
      select phone, dial_code as code from recipients where campaign_id = ${campaignId}`;
    expect(read.map(({ phone, code }) => [phone, code])).toEqual(read.map(({ phone }) => [phone, dialCodeOf(phone)]));
  });
});

describe("what people see of the plan", () => {
  it("the picture sums up to everybody, and the calendar shows from when until when", async () => {
    const start = { at: new Date(noon.getTime() + 2 * hour).toISOString(), zone: "Europe/Prague" };
    const { ctx, campaignId } = await made.ready({ start, spreadDays: 3 }, 7);
    const schedule = scheduleOf({ start, spreadDays: 3, hours: null });
    const picture = await forecastCampaign(ctx, { campaignId, schedule });
    expect(picture.bars.map(({ count }) => count)).toEqual([3, 2, 2]);
    expect(picture).toMatchObject({
      total: 7,
      isLong: true,
      places: [{ country: "CZ", zone: "Europe/Prague", count: 7 }],
    });
    await launchCampaign(ctx, { campaignId });
    const { campaigns } = await campaignCalendar(ctx, { month: "2026-11" });
    expect(campaigns.find(({ id }) => id === campaignId)).toMatchObject({
      status: "planned",
      from: "2026-11-22",
      until: "2026-11-24",
      isExpected: true,
    });
    const december = await campaignCalendar(ctx, { month: "2026-12" });
    expect(december.campaigns.find(({ id }) => id === campaignId)).toBeUndefined();
    const [row] = await world.db
      .select()
      .from(messages)
      .where(and(eq(messages.streamId, campaignId)))
      .limit(1);
    expect(row).toBeUndefined();
  });
});
