import { pump } from "../server/delivery/pump";
import { addNumber } from "../server/test-world";
import { printTable, single } from "./harness";
import { queueCampaign, sendingWorld } from "./sending-world";

/**
 * P16: unique clients in any rolling 24 hours, three campaigns on two numbers of one portfolio whose limit is 250, for some days. Time
 * is moved by moving all that is remembered into the past; the provider's own log is what is counted. The baseline is what would go
 * without a limit.
 */
const [quota, days, each] = [250, Number(process.env.BENCH_DAYS ?? 4), 450];
const dayMs = 86_400_000;

const world = await sendingWorld();
const { sql, ctx, provider } = world;
const one = await addNumber(ctx, { dailyLimit: quota, ratePerSecond: 80 });
const two = await addNumber(ctx, { dailyLimit: quota, ratePerSecond: 80 });
await sql`update numbers set quota_scope_id = ${one.quotaScopeId}`;
const ids = [one.numberId, two.numberId];
await queueCampaign(world, one.numberId, each);
await queueCampaign(world, two.numberId, each);
await queueCampaign(world, two.numberId, each, 100);

let movedMs = 0;
let logged = 0;
const log: { atMs: number; to: string }[] = [];
while (movedMs < days * dayMs) {
  await Promise.all(
    ids.map((numberId) =>
      pump(ctx, { numberId, maxPriority: 1, stopClaimingAt: Date.now() + 60_000, longestWaitMs: 500 }),
    ),
  );
  for (const { atMs, to } of provider.arrivals.slice(logged)) log.push({ atMs: atMs + movedMs, to });
  logged = provider.arrivals.length;
  const [next] = await sql<{ ms: number | null }[]>`
    select extract(epoch from min(limited_until) - clock_timestamp())::float8 * 1000 as ms from send_streams
     where limited_until > clock_timestamp()`;
  // A little later than the first, so that it is not one client at a time.
  await goOn((next?.ms ?? dayMs) + 3000);
}
await world.close();

const most = Math.max(...log.map(({ atMs }) => distinctIn(atMs - dayMs, atMs)));
const full = Array.from({ length: days }, (_, day) =>
  distinctIn((log[0]?.atMs ?? 0) + day * dayMs, (log[0]?.atMs ?? 0) + (day + 1) * dayMs - 1),
);
const used = Math.min(...full) / quota;
printTable(`unique clients a day, limit ${quota}, 3 campaigns, 2 numbers, ${days} days`, [
  single("most in any 24 hours", most, { goal: `≤ ${quota}` }),
  single("used of the limit, worst day", used * 100, { unit: "%", goal: "≥ 99 %" }),
  single("waiting without a limit", 3 * each),
]);
if (most > quota || used < 0.99) process.exitCode = 1;

/** Everything that happened is `ms` longer ago. */
async function goOn(ms: number): Promise<void> {
  movedMs += ms;
  const by = sql`${ms} * interval '1 millisecond'`;
  await sql`update quota_uses set last_at = last_at - ${by}`;
  await sql`update send_attempts set started_at = started_at - ${by}`;
  await sql`update messages set accepted_at = accepted_at - ${by} where accepted_at is not null`;
  await sql`update send_streams set limited_until = limited_until - ${by}`;
}

function distinctIn(fromMs: number, toMs: number): number {
  return new Set(log.flatMap(({ atMs, to }) => (atMs > fromMs && atMs <= toMs ? to : []))).size;
}
