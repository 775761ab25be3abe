import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { busiestSecond } from "../server/delivery/delivery-world";
import { addNumber } from "../server/test-world";
import { compare, interleave, median, printTable, single } from "./harness";
import { queueCampaign, sendingWorld } from "./sending-world";

/**
 * P3 and the figures beside it: a campaign's messages through one sending process with all that is accounted (permit, slot, attempt,
 * rolling 24 hours, outcome), beside a loop that only calls the provider, 50 at once. The provider takes 20 ms.
 */
const [count, rounds] = [Number(process.env.BENCH_MESSAGES ?? 10_000), Number(process.env.BENCH_ROUNDS ?? 3)];
const loopFile = fileURLToPath(new URL("./plain-loop.ts", import.meta.url));
/** A ring that lets as many into the air as the loop: 50 at 20 ms. */
const unlimited = 2_500;
const limited = 1_000;

const world = await sendingWorld();
world.provider.react(() => ({ afterMs: 20 }));
const databaseMs: number[] = [];
const busiest: number[] = [];
const samples = await interleave(
  [
    { name: "loop", run: throughTheLoop },
    { name: "unlimited", run: () => throughTheRoad(unlimited, count) },
    { name: "limited", run: () => throughTheRoad(limited, Math.ceil(count / 2)) },
  ],
  rounds,
);
await world.close();
const { loop = [], unlimited: free = [], limited: held = [] } = samples;
const share = median(free) / median(loop);
printTable(`${count} messages of a campaign, provider 20 ms (baseline: a loop with 50 in the air)`, [
  compare("no limit felt", free, loop, { unit: "/s", goal: "≥ 0.92" }),
  single(`a number of ${limited}/s`, median(held), { unit: "/s" }),
  single("most in one second of it", Math.max(...busiest), { goal: `≤ ${limited}` }),
  single("database time a message", median(databaseMs), { unit: "ms" }),
]);
if (Math.max(...busiest) > limited || share < 0.92) process.exitCode = 1;

async function throughTheRoad(ratePerSecond: number, messages: number): Promise<number> {
  const { numberId } = await addNumber(world.ctx, { ratePerSecond, dailyLimit: null });
  await queueCampaign(world, numberId, messages);
  const first = world.provider.arrivals.length;
  const before = await databaseTime();
  const senders = await world.senders(1, numberId);
  while (world.provider.arrivals.length < first + messages) await pause(50);
  await pause(300);
  await senders.stop();
  databaseMs.push(((await databaseTime()) - before) / messages);
  const atMs = world.provider.arrivals.slice(first).map((arrival) => arrival.atMs);
  if (ratePerSecond === limited) busiest.push(busiestSecond(atMs));
  return rateOf(atMs);
}

async function throughTheLoop(): Promise<number> {
  const first = world.provider.arrivals.length;
  const child = spawn(process.execPath, ["--import", "tsx", loopFile], {
    env: {
      ...process.env,
      LOOP_URL: `${world.provider.url}/meta/v25.0/1/messages`,
      LOOP_MESSAGES: String(count),
      LOOP_IN_FLIGHT: "50",
    },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  await once(child, "exit");
  return rateOf(world.provider.arrivals.slice(first).map((arrival) => arrival.atMs));
}

/** What Postgres says it worked for the database, ms; sessions tell it when they are idle for a second or end. */
async function databaseTime(): Promise<number> {
  await pause(1_500);
  const [row] = await world.sql<{ ms: number }[]>`
    select active_time as ms from pg_stat_database where datname = current_database()`;
  return row?.ms ?? 0;
}

/** From the first arrival to the last, the first tenth (warming up) left out. */
function rateOf(atMs: number[]): number {
  const counted = atMs.slice(Math.floor(atMs.length / 10));
  return ((counted.length - 1) / ((counted.at(-1) ?? 0) - (counted[0] ?? 0))) * 1000;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
