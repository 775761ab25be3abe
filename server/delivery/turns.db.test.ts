import { eq } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import { newId } from "../core/ids";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import { claim } from "./claim";
import { acceptOne, addThread, claimOne, queueTexts, type ScriptedProvider, scriptedProvider } from "./delivery-world";
import { pump } from "./pump";
import { queueMessages } from "./queue-messages";
import { holdStream, openStream } from "./streams";

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

const open = async (numberId: string) => {
  const streamId = newId();
  await openStream(world.ctx, { streamId, numberId, dailyShare: null });
  return streamId;
};
const find = async (id: string) => (await world.db.select().from(messages).where(eq(messages.id, id)))[0];

/** The next claims, slots and permits set aside. */
async function next(numberId: string, atMost = 1) {
  await world.sql`update send_lanes set next_slot = '-infinity' where number_id = ${numberId}`;
  await world.sql`update send_permits set free_at = '-infinity' where number_id = ${numberId}`;
  const claims = await claim(world.ctx, { numberId, maxPriority: 1, atMost });
  if (claims === "limited") throw new Error("limited");
  return claims;
}

async function queueTo(numberId: string, conversationId: string, streamId?: string): Promise<string> {
  const id = newId();
  const message = { id, conversationId, numberId, kind: "text" as const, body: "Dobrý den" };
  await queueMessages(world.ctx, [streamId ? { ...message, streamId } : message]);
  return id;
}

describe("the streams of a number (O2)", () => {
  it("have turns, whatever their sizes and however many leave at once; one that may not send takes nobody's", async () => {
    const stream = fc.record({
      size: fc.integer({ min: 1, max: 9 }),
      state: fc.constantFrom("open", "open", "open", "held", "limited"),
    });
    const scenes = fc.record({
      streams: fc.array(stream, { minLength: 1, maxLength: 4 }),
      atMost: fc.integer({ min: 1, max: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(scenes, async ({ streams, atMost }) => {
        const { numberId } = await addNumber(world.ctx, { ratePerSecond: 1000 });
        const left = new Map<string, number>();
        for (const { size, state } of streams) {
          const streamId = await open(numberId);
          await queueTexts(world.ctx, numberId, size, { streamId });
          if (state === "held") await holdStream(world.ctx, { streamId });
          if (state === "limited")
            await world.sql`update send_streams set limited_until = clock_timestamp() + interval '1 hour' where id = ${streamId}`;
          if (state === "open") left.set(streamId, size);
        }
        const turns = new Map([...left.keys()].map((streamId) => [streamId, 0]));
        for (;;) {
          const claims = await next(numberId, atMost);
          if (claims.length === 0) break;
          for (const { streamId } of claims) {
            if (!streamId || !left.has(streamId)) throw new Error("a stream that may not send had a turn");
            const others = [...left].filter(([id, count]) => id !== streamId && count > 0).map(([id]) => id);
            for (const id of others) expect(turns.get(streamId)).toBeLessThanOrEqual(turns.get(id) ?? 0);
            turns.set(streamId, (turns.get(streamId) ?? 0) + 1);
            left.set(streamId, (left.get(streamId) ?? 0) - 1);
          }
        }
        expect([...left.values()].filter((count) => count !== 0)).toEqual([]);
      }),
      { numRuns: 20, seed: 3 },
    );
  });

  it("let a small campaign in at once, however much a large one has waiting", async () => {
    const { numberId } = await addNumber(world.ctx);
    const large = await open(numberId);
    await queueTexts(world.ctx, numberId, 30, { streamId: large });
    for (let n = 0; n < 6; n += 1) await next(numberId);
    const small = await open(numberId);
    await queueTexts(world.ctx, numberId, 3, { streamId: small });
    const turns = [];
    for (let n = 0; n < 8; n += 1) turns.push((await next(numberId))[0]?.streamId);
    expect(turns).toEqual([small, large, small, large, small, large, large, large]);
  });

  it("send again what became due before what was never tried, and leave what waits for later", async () => {
    const { numberId } = await addNumber(world.ctx);
    const streamId = await open(numberId);
    const [first, second = "", third = "", fourth] = await queueTexts(world.ctx, numberId, 4, { streamId });
    await world.sql`update messages set tries = 1, not_before = clock_timestamp() - interval '1 second' where id = ${third}`;
    await world.sql`update messages set tries = 1, not_before = clock_timestamp() + interval '1 hour' where id = ${second}`;
    const order = [];
    for (let n = 0; n < 4; n += 1) order.push((await next(numberId))[0]?.messageId);
    expect(order).toEqual([third, first, fourth, undefined]);
  });
});

describe("two messages to one client (131056)", () => {
  it("of campaigns are six seconds apart; the campaign goes on with the next client meanwhile", async () => {
    const { numberId } = await addNumber(world.ctx, { ratePerSecond: 1000 });
    const [one, two] = [await open(numberId), await open(numberId)];
    const clients = [await addThread(world.ctx, numberId), await addThread(world.ctx, numberId)];
    for (const streamId of [one, two])
      for (const { conversationId } of clients) await queueTo(numberId, conversationId, streamId);
    const first = await next(numberId, 4);
    expect(first.map(({ conversationId }) => conversationId).sort()).toEqual(
      clients.map(({ conversationId }) => conversationId).sort(),
    );
    for (const claimed of first)
      await acceptOne(world.ctx, { numberId, claim: claimed }, { providerMessageId: `wamid.${claimed.messageId}` });
    await world.sql`update messages set accepted_at = clock_timestamp() where status = 'accepted' and number_id = ${numberId}`;
    expect(await next(numberId, 4)).toEqual([]);
    const resting = await world.sql<{ ms: number }[]>`
      select extract(epoch from not_before - clock_timestamp())::float8 * 1000 as ms from messages
       where number_id = ${numberId} and status = 'queued'`;
    expect(resting).toHaveLength(2);
    for (const { ms } of resting) expect(ms).toBeGreaterThan(4000);
    await world.sql`update messages set not_before = '-infinity', accepted_at = accepted_at - interval '6 seconds' where number_id = ${numberId}`;
    expect(await next(numberId, 4)).toHaveLength(2);
  });

  it("never make an operator wait; a campaign waits for the operator's", async () => {
    const { numberId } = await addNumber(world.ctx);
    const streamId = await open(numberId);
    const { conversationId } = await addThread(world.ctx, numberId);
    const accept = async () => {
      const claimed = await claimOne(world.ctx, numberId);
      if (!claimed || claimed === "limited") throw new Error("nothing was due");
      await acceptOne(world.ctx, { numberId, claim: claimed }, { providerMessageId: `wamid.${claimed.messageId}` });
      await world.sql`update messages set accepted_at = clock_timestamp() where id = ${claimed.messageId}`;
      await world.sql`update send_lanes set next_slot = '-infinity' where number_id = ${numberId}`;
      return claimed.messageId;
    };
    const fromCampaign = await queueTo(numberId, conversationId, streamId);
    expect(await accept()).toBe(fromCampaign);
    const reply = await queueTo(numberId, conversationId);
    expect(await accept()).toBe(reply);
    const another = await queueTo(numberId, conversationId, streamId);
    const [toOther = ""] = await queueTexts(world.ctx, numberId, 1, { streamId });
    expect(await accept()).toBe(toOther);
    expect(await find(another)).toMatchObject({ status: "queued", tries: 0 });
  });
});

it("pausing stops a running pump at once and loses nothing (S2.26)", async () => {
  provider.react(() => ({ afterMs: 30 }));
  const { numberId, providerNumberId } = await addNumber(world.ctx);
  const streamId = await open(numberId);
  const ids = await queueTexts(world.ctx, numberId, 60, { streamId });
  const options = { numberId, maxPriority: 1 as const, stopClaimingAt: Date.now() + 20_000, longestWaitMs: 2000 };
  const pumping = Promise.all([pump(world.ctx, options), pump(world.ctx, options)]);
  const arrivals = () => provider.arrivals.filter(({ numberId: to }) => to === providerNumberId);
  while (arrivals().length < 10) await new Promise((resolve) => setTimeout(resolve, 10));
  await holdStream(world.ctx, { streamId });
  const heldAt = performance.now();
  await pumping;
  expect(performance.now() - heldAt).toBeLessThan(5000);
  expect(Math.max(...arrivals().map(({ atMs }) => atMs)) - heldAt).toBeLessThan(1000);
  const rows = await world.db.select().from(messages).where(eq(messages.streamId, streamId));
  const sent = arrivals().length;
  expect(rows.filter(({ status }) => status === "accepted")).toHaveLength(sent);
  expect(rows.filter(({ status }) => status === "queued")).toHaveLength(ids.length - sent);
  await openStream(world.ctx, { streamId, numberId, dailyShare: null });
  expect((await claimOne(world.ctx, numberId)) as unknown).toMatchObject({ messageId: ids[sent] });
});
