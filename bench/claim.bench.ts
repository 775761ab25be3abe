import { claim } from "../server/delivery/claim";
import { addNumber } from "../server/test-world";
import { compare, median, printTable } from "./harness";
import { queueCampaign, sendingWorld } from "./sending-world";

/**
 * What the next claim of a number costs while 100,000 messages of three campaigns wait, half of them for the morning; the baseline is the
 * same with 300. Fair turns, rests and pauses must not be paid for by the length of the queue.
 */
const many = Number(process.env.BENCH_MESSAGES ?? 100_000);
const times = Number(process.env.BENCH_ROUNDS ?? 200);

const world = await sendingWorld();
const { sql, ctx } = world;
const [long, short] = [await numberWith(many), await numberWith(300)];
await sql`vacuum analyze`;
const samples: Record<"long" | "short", number[]> = { long: [], short: [] };
for (let n = 0; n < times; n += 1) {
  samples.long.push(await timeOfClaim(long));
  if (n < 100) samples.short.push(await timeOfClaim(short));
}
await world.close();
printTable(`one claim with ${many} messages waiting (baseline: 300)`, [
  compare("permit, slot, turn, message, attempt, quota", samples.long, samples.short, { unit: "ms", goal: "≤ 2×" }),
]);
if (median(samples.long) > 2 * median(samples.short)) process.exitCode = 1;

async function numberWith(count: number): Promise<string> {
  const { numberId } = await addNumber(ctx, { dailyLimit: null });
  for (let n = 0; n < 3; n += 1) await queueCampaign(world, numberId, Math.ceil(count / 3));
  await sql`update messages set not_before = now() + interval '8 hours' where number_id = ${numberId} and seq % 2 = 0`;
  return numberId;
}

async function timeOfClaim(numberId: string): Promise<number> {
  await sql`update send_lanes set next_slot = '-infinity' where number_id = ${numberId}`;
  await sql`update send_permits set free_at = '-infinity' where number_id = ${numberId}`;
  const startedAt = performance.now();
  const claims = await claim(ctx, { numberId, maxPriority: 1, atMost: 1 });
  if (claims === "limited" || claims.length !== 1) throw new Error("nothing was claimed");
  return performance.now() - startedAt;
}
