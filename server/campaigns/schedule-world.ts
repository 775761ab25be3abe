import { eq } from "drizzle-orm";
import { messages } from "@/db/schema/delivery";
import type { TestWorld } from "../test-world";
import { addCampaign, goodRows, upload } from "./campaign-world";
import { launchCampaign } from "./launch-campaign";
import { findCampaign } from "./queries";
import type { CampaignSchedule } from "./schedule-schema";

/** Sunday, 13:00 in Prague. */
export const noon = new Date("2026-11-22T12:00:00Z");
export const hour = 3_600_000;
export const quick = { tickMs: 0, pauseMs: 0, batch: 100 };

/** Campaigns with a plan whose clients are nobody else's, and what became of them. */
export function scheduleWorld(world: TestWorld) {
  let files = 0;
  const freshRows = (count: number) => goodRows(count, ++files * 10_000);

  async function ready(schedule: Partial<CampaignSchedule>, rows = 5) {
    world.clock.set(noon);
    const made = await addCampaign(world, { schedule });
    await upload(made.ctx, made.campaignId, freshRows(rows));
    return made;
  }

  async function running(schedule: Partial<CampaignSchedule>, rows = 5) {
    const made = await ready(schedule, rows);
    const outcome = await launchCampaign(made.ctx, made);
    if (!outcome.ok) throw new Error(outcome.blockers.join());
    return made;
  }

  async function rowOf(campaignId: string) {
    const row = await findCampaign(world.db, campaignId);
    if (!row) throw new Error("no such campaign");
    return row;
  }

  const messagesOf = (campaignId: string) =>
    world.db.select().from(messages).where(eq(messages.streamId, campaignId)).orderBy(messages.seq);

  /** The provider took the first `count` of those that wait. */
  const accept = (campaignId: string, at: Date, count = 1_000_000) =>
    world.sql`update messages set status = 'sent', accepted_at = ${at.toISOString()} where id in
      (select id from messages where stream_id = ${campaignId} and status = 'queued' order by seq limit ${count})`;

  return { freshRows, ready, running, rowOf, messagesOf, accept };
}
