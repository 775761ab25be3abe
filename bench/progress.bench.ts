import { checkGuard } from "../server/campaigns/check-guard";
import { compareVariants } from "../server/campaigns/compare-variants";
import { feedFacts } from "../server/campaigns/feed-queries";
import { listCampaigns } from "../server/campaigns/list-campaigns";
import { campaignProgress } from "../server/campaigns/show-campaign";
import { showRepeats } from "../server/campaigns/show-repeats";
import { miscounted } from "../server/campaigns/tally-world";
import { compare, printTable, quantile, single } from "./harness";
import { seedCampaign } from "./progress-seed";
import { sendingWorld } from "./sending-world";

/** What a running campaign of a million contacts costs whoever looks at it and its guard; the baseline counts its rows anew. */
const count = Number(process.env.BENCH_RECIPIENTS ?? 1_000_000);
const times = Number(process.env.BENCH_ROUNDS ?? 50);
const goalMs = 150;

const world = await sendingWorld();
const { sql } = world;
const { campaignId, actor } = await seedCampaign(world, count);
const ctx = { ...world.ctx, actor };
if ((await miscounted(sql)).length > 0) throw new Error("the tallies are wrong");

const looks: [string, () => Promise<unknown>][] = [
  ["campaigns.progress", () => campaignProgress(ctx, { campaignId })],
  ["campaigns.list", () => listCampaigns(ctx, { tab: "all", search: "" })],
  ["campaigns.variants", () => compareVariants(ctx, { campaignId })],
  ["campaigns.repeats", () => showRepeats(ctx, { campaignId })],
  ["the guard's look", guard],
];
const counted = await took(countAnew, 3);
const rows = [];
for (const [name, look] of looks) {
  const found = await took(look);
  const p99 = quantile(found, 0.99);
  rows.push(compare(`${name}, median`, found, counted, { unit: "ms" }));
  rows.push(single("  p99", p99, { unit: "ms", goal: `≤ ${goalMs} ms` }));
  if (p99 > goalMs) process.exitCode = 1;
}
await world.close();
printTable(`${count} recipients (baseline: counting them anew)`, rows);

async function took(work: () => Promise<unknown>, rounds = times): Promise<number[]> {
  await work();
  const found: number[] = [];
  for (let n = 0; n < rounds; n += 1) {
    const startedAt = performance.now();
    await work();
    found.push(performance.now() - startedAt);
  }
  return found;
}

async function guard(): Promise<void> {
  const facts = await feedFacts(ctx.db, campaignId);
  if (facts) await checkGuard(ctx, facts);
}

async function countAnew(): Promise<void> {
  await sql`select status, tries > 0, accepted_at is not null, count(*) from messages where stream_id = ${campaignId} group by 1, 2, 3`;
  await sql`select plan, message_id is null, count(*) from recipients where campaign_id = ${campaignId} group by 1, 2`;
}
