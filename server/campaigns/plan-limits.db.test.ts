import { eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contacts } from "@/db/schema/contacts";
import { sendStreams } from "@/db/schema/delivery";
import { numbers, quotaScopes } from "@/db/schema/numbers";
import { templates } from "@/db/schema/templates";
import { changeFrequencyCap } from "../team/frequency-cap";
import { type TestWorld, testWorld } from "../test-world";
import { addCampaign, upload } from "./campaign-world";
import { changeSchedule } from "./change-schedule";
import { feedCampaign } from "./feed-campaign";
import { launchCampaign } from "./launch-campaign";
import { resumeCampaign } from "./resume-campaign";
import { type CampaignSchedule, scheduleOf } from "./schedule-schema";
import { hour, noon, quick, scheduleWorld } from "./schedule-world";
import { campaignProgress } from "./show-campaign";

let world: TestWorld;
let made: ReturnType<typeof scheduleWorld>;
beforeAll(async () => {
  world = await testWorld({ now: noon });
  made = scheduleWorld(world);
});
afterAll(() => world.close());

describe("limits of the plan", () => {
  it("ramp up: the first ones, a pause, then everybody", async () => {
    const { ctx, campaignId } = await made.running({ rampUp: { steps: [2], waitMinutes: 60 } }, 6);
    await feedCampaign(ctx, { campaignId }, quick);
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await made.messagesOf(campaignId)).toHaveLength(2);
    await made.accept(campaignId, noon);
    await feedCampaign(ctx, { campaignId }, quick);
    expect((await campaignProgress(ctx, { campaignId })).wait).toEqual({
      reason: "ramp_up",
      until: new Date(noon.getTime() + hour),
    });
    world.clock.advanceMs(hour + 1000);
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await made.messagesOf(campaignId)).toHaveLength(6);
  });

  it("spread over days: each day its part, never more, also with ticks side by side", async () => {
    const { ctx, campaignId } = await made.running({ spreadDays: 3 }, 7);
    for (const [day, sum] of [3, 5, 7].entries()) {
      world.clock.set(new Date(noon.getTime() + day * 24 * hour + 1000));
      await Promise.all([1, 2].map(() => feedCampaign(ctx, { campaignId }, quick)));
      expect(await made.messagesOf(campaignId)).toHaveLength(sum);
      await made.accept(campaignId, world.clock.now());
      await feedCampaign(ctx, { campaignId }, quick);
      if (day === 0)
        expect((await campaignProgress(ctx, { campaignId })).wait).toEqual({
          reason: "spread",
          until: new Date(noon.getTime() + 24 * hour),
        });
    }
    expect((await made.rowOf(campaignId)).status).toBe("finished");
  });

  it("spread: what waits from yesterday counts for today", async () => {
    const { ctx, campaignId } = await made.running({ spreadDays: 2 }, 8);
    await feedCampaign(ctx, { campaignId }, quick);
    await made.accept(campaignId, noon, 1);
    world.clock.set(new Date(noon.getTime() + 25 * hour));
    await feedCampaign(ctx, { campaignId }, quick);
    const waiting = (await made.messagesOf(campaignId)).filter(({ status }) => status === "queued");
    expect(waiting).toHaveLength(4);
  });

  it("the campaign's share is the smaller one, and follows the number's while it runs (S0.35, S2.15)", async () => {
    const { ctx, campaignId, numberId } = await made.running({ dailyShare: 300 });
    expect((await made.rowOf(campaignId)).dailyShare).toBe(300);
    await world.db.update(numbers).set({ campaignDailyShare: 200 }).where(eq(numbers.id, numberId));
    await feedCampaign(ctx, { campaignId }, quick);
    expect((await made.rowOf(campaignId)).dailyShare).toBe(200);
    await changeSchedule(ctx, { campaignId, schedule: scheduleOf({ hours: null, dailyShare: 100 }) });
    const [stream] = await world.db.select().from(sendStreams).where(eq(sendStreams.id, campaignId));
    const [scope] = await world.db
      .select()
      .from(quotaScopes)
      .where(eq(quotaScopes.id, stream?.quotaScopeId ?? ""));
    expect([(await made.rowOf(campaignId)).dailyShare, scope?.dailyLimit]).toEqual([100, 100]);
  });

  it("refuse a share above the daily limit (S0.35)", async () => {
    const { ctx, campaignId, numberId } = await made.ready({});
    await world.sql`update quota_scopes set daily_limit = 250 where id = (select quota_scope_id from numbers where id = ${numberId})`;
    await expect(changeSchedule(ctx, { campaignId, schedule: scheduleOf({ dailyShare: 251 }) })).rejects.toThrow(
      "campaignShareAboveLimit",
    );
  });

  it("pausing and going on keep the plan", async () => {
    const { ctx, campaignId } = await made.running({ rampUp: { steps: [2], waitMinutes: 60 } }, 6);
    await feedCampaign(ctx, { campaignId }, quick);
    await world.sql`update campaigns set status = 'paused' where id = ${campaignId}`;
    expect(await resumeCampaign(ctx, { campaignId })).toEqual({ ok: true });
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await made.messagesOf(campaignId)).toHaveLength(2);
    expect((await made.rowOf(campaignId)).launchedAt).toEqual(noon);
  });
});

describe("the frequency cap (O7)", () => {
  /** Another campaign for the same clients, from another number. */
  async function again(rows: string, schedule: Partial<CampaignSchedule>) {
    const other = await addCampaign(world, { category: "marketing", schedule });
    await upload(other.ctx, other.campaignId, rows);
    await world.db
      .update(contacts)
      .set({ marketingOptedInAt: noon })
      .where(inArray(contacts.phone, phonesOf(rows)));
    await launchCampaign(other.ctx, other);
    await feedCampaign(other.ctx, other, quick);
    const { byStatus } = (await campaignProgress(other.ctx, other)).ledger;
    return { ...other, skipped: byStatus.skipped, waiting: byStatus.initial };
  }
  const phonesOf = (rows: string) => rows.split("\n").flatMap((row) => row.split(";")[0] || []);
  async function consenting(rows: string) {
    for (const phone of phonesOf(rows)) {
      const id = world.ctx.newId();
      await world.db.insert(contacts).values({ id, phone, marketingOptedInAt: noon });
      await world.sql`insert into contact_identities (kind, value, contact_id) values ('phone', ${phone}, ${id})`;
    }
  }

  it("leaves out who has had enough over all numbers; the campaign's own outranks the company's", async () => {
    world.clock.set(noon);
    const rows = made.freshRows(4);
    await consenting(rows);
    await changeFrequencyCap(world.ctx, { cap: { messages: 1, days: 7 } });
    expect(await again(rows, {})).toMatchObject({ skipped: 0, waiting: 4 });
    expect(await again(rows, {})).toMatchObject({ skipped: 4, waiting: 0 });
    expect(await again(rows, { cap: { messages: 2, days: 7 } })).toMatchObject({ skipped: 0, waiting: 4 });
    expect(await again(rows, { cap: "none" })).toMatchObject({ skipped: 0, waiting: 4 });
    world.clock.advanceMs(8 * 24 * hour);
    expect(await again(rows, {})).toMatchObject({ skipped: 0, waiting: 4 });
    await changeFrequencyCap(world.ctx, { cap: null });
  });

  it("is not passed by two campaigns at the same moment", async () => {
    world.clock.set(noon);
    const rows = made.freshRows(20);
    await consenting(rows);
    const cap = { messages: 1, days: 1 };
    const both = await Promise.all([again(rows, { cap }), again(rows, { cap })]);
    expect(both.reduce((sum, { waiting }) => sum + waiting, 0)).toBe(20);
  });
});

describe("the guard (O3)", () => {
  it("pauses when the quality drops, with both, and goes on when a person says so", async () => {
    const { ctx, campaignId, numberId } = await made.ready({});
    await world.db.update(numbers).set({ quality: "green" }).where(eq(numbers.id, numberId));
    await launchCampaign(ctx, { campaignId });
    await world.db.update(numbers).set({ quality: "yellow" }).where(eq(numbers.id, numberId));
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await made.rowOf(campaignId)).toMatchObject({
      status: "paused",
      pauseReason: "guard",
      pauseDetails: { rule: "quality", before: "green", after: "yellow" },
    });
    expect(await resumeCampaign(ctx, { campaignId })).toEqual({ ok: true });
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await made.rowOf(campaignId)).toMatchObject({ status: "running", pauseReason: null, pauseDetails: null });
  });

  it("pauses when too many of the newest messages failed, and counts anew afterwards", async () => {
    const { ctx, campaignId } = await made.running({}, 40);
    await feedCampaign(ctx, { campaignId }, quick);
    const at = new Date(noon.getTime() + 60_000);
    await made.accept(campaignId, at, 24);
    await world.sql`update messages set status = 'failed', failed_at = ${at.toISOString()}, failure_reason = 'recipient_invalid'
      where id in (select id from messages where stream_id = ${campaignId} and status = 'queued' order by seq limit 6)`;
    world.clock.set(at);
    await feedCampaign(ctx, { campaignId }, quick);
    expect((await made.rowOf(campaignId)).status).toBe("running");
    await world.sql`update messages set status = 'failed', failed_at = ${at.toISOString()}, failure_reason = 'recipient_invalid'
      where id in (select id from messages where stream_id = ${campaignId} and status = 'queued' order by seq limit 1)`;
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await made.rowOf(campaignId)).toMatchObject({
      pauseReason: "guard",
      pauseDetails: { rule: "failures", failed: 7, of: 31, percent: 20 },
    });
    world.clock.advanceMs(60_000);
    await resumeCampaign(ctx, { campaignId });
    await feedCampaign(ctx, { campaignId }, quick);
    expect((await made.rowOf(campaignId)).status).toBe("running");
  });

  it("pauses when too many clients opt out, or the template costs otherwise now", async () => {
    const { ctx, campaignId, templateId } = await made.running({}, 60);
    await feedCampaign(ctx, { campaignId }, quick);
    // Five wait their turn: nobody of them has read anything yet.
    await made.accept(campaignId, noon, 55);
    world.clock.advanceMs(60_000);
    const said = world.clock.now().toISOString();
    await world.sql`insert into consent_entries (id, contact_id, move, source, at, recorded_at, campaign_id)
      select gen_random_uuid(), v.contact_id, 'withdrawn', 'message', ${said}, ${said}, ${campaignId}
        from conversations v join messages m on m.conversation_id = v.id where m.stream_id = ${campaignId} order by m.seq limit 4`;
    await upload(ctx, campaignId, made.freshRows(1));
    await feedCampaign(ctx, { campaignId }, quick);
    expect(await made.rowOf(campaignId)).toMatchObject({
      pauseReason: "guard",
      pauseDetails: { rule: "opt_outs", optedOut: 4, of: 55, percent: 5 },
    });
    world.clock.advanceMs(60_000);
    await resumeCampaign(ctx, { campaignId });
    await world.db.update(templates).set({ category: "authentication" }).where(eq(templates.id, templateId));
    await feedCampaign(ctx, { campaignId }, quick);
    expect((await made.rowOf(campaignId)).pauseDetails).toEqual({
      rule: "category",
      before: "utility",
      after: "authentication",
    });
  });
});
