import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { messages, sendLanes, sendStreams } from "@/db/schema/delivery";
import { numbers } from "@/db/schema/numbers";
import { newId } from "../core/ids";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import { claim } from "./claim";
import type { Claim } from "./claim-queries";
import { busiestSecond, claimOne, queueTexts, type ScriptedProvider, scriptedProvider } from "./delivery-world";
import { pump } from "./pump";
import { runNumber } from "./run-number";
import { closeStream, holdStream, openStream } from "./streams";

let world: TestWorld;
let provider: ScriptedProvider;

beforeAll(async () => {
  provider = await scriptedProvider();
  world = await testWorld({ simulatorUrl: provider.url, now: new Date() });
});
afterAll(async () => {
  await world.close();
  await provider.close();
});
beforeEach(() => provider.react(() => ({})));

const open = async (numberId: string, dailyShare: number | null = null) => {
  const streamId = newId();
  await openStream(world.ctx, { streamId, numberId, dailyShare });
  return streamId;
};
const nextSlotNow = (numberId: string) =>
  world.db
    .update(sendLanes)
    .set({ nextSlot: new Date(0) })
    .where(eq(sendLanes.numberId, numberId));
/** Claims until nothing may leave, without waiting for slots: what the ring alone allows. */
const claimAll = async (numberId: string, maxPriority: 0 | 1 = 1): Promise<Claim[]> => {
  const claims: Claim[] = [];
  for (;;) {
    await nextSlotNow(numberId);
    const next = await claimOne(world.ctx, numberId, maxPriority);
    if (next === null || next === "limited") return claims;
    claims.push(next);
  }
};

describe("the pace", () => {
  it("of a number is never above its rate in any closed second, whatever the way is like, and each number has its own (S0.12, S0.15)", async () => {
    const jitter = [0, 30, 120];
    const lanes = await Promise.all(
      jitter.map(async (ms, n) => {
        const number = await addNumber(world.ctx, { ratePerSecond: n === 2 ? 5 : 25 });
        await queueTexts(world.ctx, number.numberId, n === 2 ? 15 : 60, { streamId: await open(number.numberId) });
        return { ...number, ms };
      }),
    );
    const slowest = lanes.find(({ ms }) => ms === 120);
    provider.react((to) => ({ beforeMs: Math.random() * 30, afterMs: Math.random() * (to.endsWith("7") ? 120 : 10) }));
    const before = provider.arrivals.length;
    const options = { maxPriority: 1 as const, stopClaimingAt: Date.now() + 20_000, longestWaitMs: 2000 };
    // Two processes would be two pools; the database decides either way.
    await Promise.all(lanes.flatMap(({ numberId }) => [0, 1].map(() => pump(world.ctx, { numberId, ...options }))));
    const arrived = provider.arrivals.slice(before);
    for (const lane of lanes) {
      const own = arrived.filter(({ numberId }) => numberId === lane.providerNumberId).map(({ atMs }) => atMs);
      expect(busiestSecond(own)).toBeLessThanOrEqual(lane === slowest ? 5 : 25);
      expect(own.length).toBe(lane === slowest ? 15 : 60);
    }
  });

  it("of a quick number is kept although it sends many at once, each once", async () => {
    const { numberId, providerNumberId } = await addNumber(world.ctx, { ratePerSecond: 120 });
    const ids = await queueTexts(world.ctx, numberId, 260, { streamId: await open(numberId) });
    provider.react(() => ({ beforeMs: Math.random() * 20, afterMs: Math.random() * 20 }));
    const options = { numberId, maxPriority: 1 as const, stopClaimingAt: Date.now() + 20_000, longestWaitMs: 2000 };
    await Promise.all([pump(world.ctx, options), pump(world.ctx, options)]);
    const arrived = provider.arrivals.filter((arrival) => arrival.numberId === providerNumberId);
    expect(new Set(arrived.map(({ ref }) => ref)).size).toBe(ids.length);
    expect(arrived).toHaveLength(ids.length);
    expect(busiestSecond(arrived.map(({ atMs }) => atMs))).toBeLessThanOrEqual(120);
    const rows = await world.db.select().from(messages).where(eq(messages.numberId, numberId));
    expect(rows.filter(({ status }) => status === "accepted")).toHaveLength(ids.length);
  });

  it("takes no permit that is still out, and frees those of a dead process only after its lease and a second", async () => {
    const { numberId } = await addNumber(world.ctx, { ratePerSecond: 4 });
    await queueTexts(world.ctx, numberId, 8);
    expect(await claimAll(numberId)).toHaveLength(4);
    const [{ left } = { left: 0 }] = await world.sql<{ left: number }[]>`
      select extract(epoch from min(free_at) - clock_timestamp())::float8 as left from send_permits where number_id = ${numberId}`;
    expect(left).toBeGreaterThan(29);
  });

  it("gives a permit that is about to be free with the slot that begins then, never earlier", async () => {
    const { ctx, sql } = world;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(25, 120),
        fc.array(fc.integer({ min: -30, max: 90 }), { minLength: 6, maxLength: 6 }),
        fc.boolean(),
        async (ratePerSecond, frees, isOperatorWriting) => {
          const { numberId } = await addNumber(ctx, { ratePerSecond });
          await queueTexts(ctx, numberId, 6, { streamId: await open(numberId) });
          await sql`update send_lanes set next_slot = '-infinity',
            operator_sent_at = case when ${isOperatorWriting} then clock_timestamp() end where number_id = ${numberId}`;
          await sql`update send_permits p set free_at = clock_timestamp() + coalesce(
            (${frees}::int[])[p.n] * interval '1 millisecond', interval '1 minute') where number_id = ${numberId}`;
          const before = await sql<{ n: number; free: number }[]>`
            select n, extract(epoch from free_at)::float8 * 1000 as free from send_permits where number_id = ${numberId} order by n`;
          const askedAt = performance.now();
          const [{ now } = { now: 0 }] = await sql<{ now: number }[]>`
            select extract(epoch from clock_timestamp())::float8 * 1000 as now`;
          const claims = await claim(ctx, { numberId, maxPriority: 1, atMost: 6 });
          const after = await sql<{ n: number; attempt: string }[]>`
            select n, attempt_id as attempt from send_permits where number_id = ${numberId} and attempt_id is not null`;
          if (claims === "limited") throw new Error("there is no limit");
          const slots = after.map(({ n, attempt }) => ({
            free: before.find((permit) => permit.n === n)?.free ?? Number.POSITIVE_INFINITY,
            // Of what the database's clock may be then, the latest.
            at: (claims.find(({ attemptId }) => attemptId === attempt)?.slotAt ?? 0) - askedAt + now,
          }));
          expect(slots).toHaveLength(claims.length);
          expect(claims.length).toBeGreaterThanOrEqual(isOperatorWriting || Math.min(...frees) > 0 ? 0 : 1);
          expect(slots.filter(({ free, at }) => at < free)).toEqual([]);
          const times = claims.map(({ slotAt }) => slotAt);
          const apart = times.slice(1).map((at, n) => at - (times[n] ?? at));
          expect(apart.filter((ms) => ms < 1000 / ratePerSecond)).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("follows the number's rate at once, downwards too", async () => {
    const { numberId } = await addNumber(world.ctx, { ratePerSecond: 25 });
    await queueTexts(world.ctx, numberId, 8);
    await world.db.update(numbers).set({ ratePerSecond: 3 }).where(eq(numbers.id, numberId));
    expect(await claimAll(numberId)).toHaveLength(3);
  });

  it("rests while the number is paused or may not send", async () => {
    const { numberId } = await addNumber(world.ctx);
    await queueTexts(world.ctx, numberId, 1);
    await world.db.update(numbers).set({ status: "blocked" }).where(eq(numbers.id, numberId));
    expect(await claimAll(numberId)).toEqual([]);
    await world.db.update(numbers).set({ status: "active" }).where(eq(numbers.id, numberId));
    await world.sql`update send_lanes set paused_until = clock_timestamp() + interval '1 minute' where number_id = ${numberId}`;
    expect(await claimAll(numberId)).toEqual([]);
    await world.sql`update send_lanes set paused_until = '-infinity' where number_id = ${numberId}`;
    expect(await claimAll(numberId)).toHaveLength(1);
  });
});

describe("who goes first", () => {
  it("is the operator, even when a campaign has waited for longer", async () => {
    const { numberId } = await addNumber(world.ctx);
    const streamId = await open(numberId);
    const campaign = await queueTexts(world.ctx, numberId, 3, { streamId });
    const replies = await queueTexts(world.ctx, numberId, 2);
    const claimed = (await claimAll(numberId)).map(({ messageId }) => messageId);
    expect(claimed).toEqual([...replies, ...campaign]);
  });

  it("leaves one permit to operators while one is writing", async () => {
    const { numberId } = await addNumber(world.ctx, { ratePerSecond: 5 });
    await queueTexts(world.ctx, numberId, 9, { streamId: await open(numberId) });
    const [reply = ""] = await queueTexts(world.ctx, numberId, 1);
    expect(await claimAll(numberId)).toHaveLength(4);
    const [another = ""] = await queueTexts(world.ctx, numberId, 1);
    expect((await claimAll(numberId)).map(({ messageId }) => messageId)).toEqual([another]);
    expect(reply).not.toBe(another);
  });

  it("does not starve a campaign on a number with one permit", async () => {
    const { numberId } = await addNumber(world.ctx, { ratePerSecond: 1 });
    await world.sql`update send_lanes set operator_sent_at = clock_timestamp() where number_id = ${numberId}`;
    await queueTexts(world.ctx, numberId, 1, { streamId: await open(numberId) });
    expect(await claimAll(numberId)).toHaveLength(1);
  });

  it("is never a campaign's message in a request that serves operators only", async () => {
    const { numberId } = await addNumber(world.ctx);
    await queueTexts(world.ctx, numberId, 2, { streamId: await open(numberId) });
    expect(await claimAll(numberId, 0)).toEqual([]);
  });
});

describe("a stream", () => {
  it("that is held sends nothing, and goes on when it is opened again", async () => {
    const { numberId } = await addNumber(world.ctx);
    const streamId = await open(numberId);
    await queueTexts(world.ctx, numberId, 2, { streamId });
    await holdStream(world.ctx, { streamId });
    expect(await claimAll(numberId)).toEqual([]);
    await openStream(world.ctx, { streamId, numberId, dailyShare: null });
    expect(await claimAll(numberId)).toHaveLength(2);
  });

  it("that is closed cancels what never left and keeps what is in the air", async () => {
    const { numberId } = await addNumber(world.ctx);
    const streamId = await open(numberId);
    const ids = await queueTexts(world.ctx, numberId, 3, { streamId });
    await claimOne(world.ctx, numberId);
    expect(await closeStream(world.ctx, { streamId })).toBe(2);
    const rows = await world.db.select().from(messages).where(eq(messages.streamId, streamId)).orderBy(messages.seq);
    expect(rows.map(({ status }) => status)).toEqual(["sending", "cancelled", "cancelled"]);
    expect(rows.map(({ id }) => id)).toEqual(ids);
  });
});

describe("the runner of a number", () => {
  it("sends everything, asks for no next tick when nothing is left, and leaves the lane free", async () => {
    const { numberId } = await addNumber(world.ctx);
    await queueTexts(world.ctx, numberId, 5, { streamId: await open(numberId) });
    const jobs = world.sentJobs.length;
    expect(await runNumber(world.ctx, { numberId }, { tickMs: 2000 })).toEqual({ sent: 5 });
    expect(world.sentJobs.slice(jobs)).toEqual([]);
    const [lane] = await world.db.select().from(sendLanes).where(eq(sendLanes.numberId, numberId));
    expect(lane?.runnerUntil).toBeNull();
  });

  it("asks for the next tick when its time is over", async () => {
    const { numberId } = await addNumber(world.ctx, { ratePerSecond: 2 });
    await queueTexts(world.ctx, numberId, 6, { streamId: await open(numberId) });
    const { sent } = await runNumber(world.ctx, { numberId }, { tickMs: 300 });
    expect(sent).toBeLessThan(6);
    expect(world.sentJobs).toContainEqual({ name: "delivery/number.due", data: { numberId } });
  });

  it("is alone", async () => {
    const { numberId } = await addNumber(world.ctx);
    await world.sql`update send_lanes set runner_until = clock_timestamp() + interval '1 minute' where number_id = ${numberId}`;
    await queueTexts(world.ctx, numberId, 1);
    expect(await runNumber(world.ctx, { numberId }, { tickMs: 300 })).toEqual({ sent: 0 });
    expect(await world.db.select().from(sendStreams).where(eq(sendStreams.numberId, numberId))).toEqual([]);
  });
});
