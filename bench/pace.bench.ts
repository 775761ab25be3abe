import { newId } from "../server/core/ids";
import { busiestSecond, queueTexts, type Reaction } from "../server/delivery/delivery-world";
import { openStream } from "../server/delivery/streams";
import { addNumber } from "../server/test-world";
import { printTable, type Row, single } from "./harness";
import { sendingWorld } from "./sending-world";

/** Seconds of one cell; the first ten, in which the way is learnt, are not counted. */
const seconds = Number(process.env.BENCH_SECONDS ?? 60);
const warmUpMs = 10_000;
const rate = 25;

type Way = { name: string; goal: number; react: () => Reaction };
const between = (low: number, high: number) => low + Math.random() * (high - low);
const ways: Way[] = [
  { name: "20 ms", goal: 0.98, react: () => ({ afterMs: 20 }) },
  {
    name: "20 ms, up to 30 ms more",
    goal: 0.96,
    react: () => ({ beforeMs: between(0, 15), afterMs: between(20, 35) }),
  },
  {
    name: "80 ms, up to 120 ms more",
    goal: 0.9,
    react: () => ({ beforeMs: between(40, 100), afterMs: between(40, 100) }),
  },
];

const world = await sendingWorld();
const rows: Row[] = [];
const failures: string[] = [];
for (const way of ways) {
  world.provider.react(way.react);
  const [ours, baseline] = [await throughTheRoad(), await throughABucket()];
  const [share, worst] = [shareOf(ours), busiestSecond(ours)];
  rows.push(
    single(`${way.name}: share of the allowed rate`, share * 100, { unit: "%", goal: `≥ ${way.goal * 100} %` }),
    single(`${way.name}: most in one second`, worst, { goal: `≤ ${rate}` }),
    single(`${way.name}: most in one second, token bucket`, busiestSecond(baseline)),
  );
  if (worst > rate || share < way.goal) failures.push(way.name);
}
await world.close();
printTable(`One number at ${rate} a second, three processes`, rows);
if (failures.length > 0) {
  console.log(`Not reached: ${failures.join("; ")}`);
  process.exitCode = 1;
}

/** Arrivals of one cell through our own road: three processes and a queue that does not run dry. */
async function throughTheRoad(): Promise<number[]> {
  const number = await addNumber(world.ctx, { ratePerSecond: rate, dailyLimit: null });
  const streamId = newId();
  await openStream(world.ctx, { streamId, numberId: number.numberId, dailyShare: null });
  await queueTexts(world.ctx, number.numberId, rate * (seconds + 12), { streamId });
  const first = world.provider.arrivals.length;
  const senders = await world.senders(3, number.numberId);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  await senders.stop();
  return world.provider.arrivals.slice(first).map(({ atMs }) => atMs);
}

/** What is usually built: a bucket of 25 that refills 25 times a second, for a tenth of the time. */
async function throughABucket(): Promise<number[]> {
  const first = world.provider.arrivals.length;
  const stopAt = performance.now() + seconds * 100;
  let [tokens, filledAt] = [rate, performance.now()];
  while (performance.now() < stopAt) {
    const now = performance.now();
    tokens = Math.min(rate, tokens + ((now - filledAt) * rate) / 1000);
    filledAt = now;
    for (; tokens >= 1; tokens -= 1) void sendPlainly().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return world.provider.arrivals.slice(first).map(({ atMs }) => atMs);
}

function sendPlainly(): Promise<Response> {
  return fetch(`${world.provider.url}/meta/v25.0/1/messages`, {
    method: "POST",
    body: JSON.stringify({ to: "+420777000000", biz_opaque_callback_data: "baseline" }),
  });
}

function shareOf(atMs: number[]): number {
  const start = (atMs[0] ?? 0) + warmUpMs;
  const counted = atMs.filter((at) => at >= start);
  const lastedMs = (counted.at(-1) ?? start) - start;
  return counted.length / (lastedMs / 1000) / rate;
}
