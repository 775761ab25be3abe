import { and, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { MessageStatus } from "@/db/enums";
import { messages } from "@/db/schema/delivery";
import { conversations, sessions } from "@/db/schema/inbox";
import { toRef } from "../delivery/rules";
import { addNumber, type TestWorld, testWorld } from "../test-world";
import { replayDelivery } from "./replay-delivery";
import {
  addSent,
  deliveriesOf,
  envelope,
  inboundOf,
  messagesChange,
  poisonId,
  postMeta,
  seconds,
  status,
  type TestNumber,
  text,
  unreadOf,
} from "./webhook-world";

/** P6 of goals §1: events shuffled, each three times, in bodies of up to a hundred, one in a hundred of them poisonous. */
let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const [sentCount, arrivingCount, clientCount, atOnce] = [24, 24, 6, 8];
const seeds = Array.from({ length: 20 }, (_, seed) => seed + 1);
const rank: Partial<Record<MessageStatus, number>> = { accepted: 0, sent: 1, failed: 2, delivered: 3, read: 4 };

type Item = { message: unknown } | { status: unknown };

it.each(seeds)("loses, doubles and takes back nothing (seed %s)", async (seed) => {
  const random = randomOf(seed);
  const number = await addNumber(world.ctx);
  const sent = await addSent(world, number, `out.${seed}.`, sentCount);
  const told = sent.map((id, index) => ({ id, ...receiptsOf(`out.${seed}.${index}`, id, index, random) }));
  const arriving = Array.from({ length: arrivingCount }, (_, index) => arrivalOf(`in.${seed}.${index}`, random));
  const poison = [{ message: text(poisonId(), "420777000000", seconds(world)) }];
  const items: Item[] = [...told.flatMap(({ receipts }) => receipts), ...arriving, ...poison];

  await deliver(number, sent, batches(shuffle([...items, ...items, ...items], random), random));
  for (const { id, outcome } of await deliveriesOf(world, number))
    if (outcome === "failed") await replayDelivery(world.ctx, { deliveryId: id });

  await expectStatuses(told);
  await expectArrivals(number, arriving);
  const deliveries = await deliveriesOf(world, number);
  const stuck = deliveries.filter(({ outcome }) => outcome === "failed");
  expect(stuck.length).toBeGreaterThan(0);
  for (const { error } of stuck) expect(error).toMatch(/^(?:\d+\. message: 54000: [^\n]+\n?)+$/);
});

/** Eight calls at the same time, which share transactions (keep-deliveries); after each wave no status of ours stands lower than before. */
async function deliver(number: TestNumber, sent: string[], bodies: Item[][]): Promise<void> {
  let before = new Map<string, number>();
  for (let at = 0; at < bodies.length; at += atOnce) {
    const wave = bodies.slice(at, at + atOnce).map((items) => postMeta(world, number, toBody(number, items)));
    expect(new Set(await Promise.all(wave))).toEqual(new Set(["stored"]));
    const rows = await world.db.select().from(messages).where(inArray(messages.id, sent));
    const now = new Map(rows.map((row) => [row.id, rank[row.status] ?? -1]));
    const fallen = sent.filter((id) => (now.get(id) ?? -1) < (before.get(id) ?? 0));
    expect(fallen).toEqual([]);
    before = now;
  }
}

const toBody = (number: TestNumber, items: Item[]) =>
  envelope(
    ...items.map((item) =>
      messagesChange(number, "message" in item ? { messages: [item.message] } : { statuses: [item.status] }),
    ),
  );

const moments = { sentAt: "sent", deliveredAt: "delivered", readAt: "read", failedAt: "failed" } as const;

/** Some of the four states, each at its own moment; every tenth message is known by our own id only. */
function receiptsOf(providerMessageId: string, id: string, index: number, random: () => number) {
  const names = Object.values(moments).filter(() => random() < 0.6);
  const at = Object.fromEntries(names.map((name, place) => [name, seconds(world, index * 10 + place)]));
  const more = index % 10 === 0 ? { biz_opaque_callback_data: toRef(id, 1) } : {};
  const receipts = names.map((name) => ({ status: status(providerMessageId, name, at[name] ?? 0, more) }));
  return { at, receipts };
}

function arrivalOf(providerMessageId: string, random: () => number) {
  const client = Math.floor(random() * clientCount);
  const at = seconds(world, Math.floor(random() * 5000));
  return { providerMessageId, client, at, message: text(providerMessageId, `42077700${2000 + client}`, at) };
}

async function expectStatuses(told: { id: string; at: Record<string, number> }[]): Promise<void> {
  for (const { id, at } of told) {
    const [row] = await world.db.select().from(messages).where(eq(messages.id, id));
    const highest = ["read", "delivered", "failed", "sent"].find((name) => name in at) ?? "accepted";
    expect(row?.status).toBe(highest);
    for (const [column, name] of Object.entries(moments))
      expect(row?.[column as keyof typeof moments]?.getTime()).toBe(
        at[name] === undefined ? undefined : at[name] * 1000,
      );
  }
}

async function expectArrivals(number: TestNumber, arriving: ReturnType<typeof arrivalOf>[]): Promise<void> {
  const stored = (await inboundOf(world, number)).map(({ providerMessageId }) => providerMessageId);
  expect(stored.sort()).toEqual(arriving.map(({ providerMessageId }) => providerMessageId).sort());
  expect(await unreadOf(world, number)).toBe(arriving.length);
  const newest = new Map<number, number>();
  for (const { client, at } of arriving) newest.set(client, Math.max(newest.get(client) ?? 0, at));
  const rows = await world.db
    .select({ at: conversations.lastClientMessageAt })
    .from(conversations)
    .innerJoin(sessions, and(eq(sessions.conversationId, conversations.id), eq(sessions.status, "waiting")))
    .where(eq(conversations.numberId, number.numberId));
  expect(rows.map(({ at }) => (at?.getTime() ?? 0) / 1000).sort()).toEqual([...newest.values()].sort());
}

function batches(items: Item[], random: () => number): Item[][] {
  const found: Item[][] = [];
  for (let at = 0; at < items.length; ) {
    const size = 1 + Math.floor(random() * 100);
    found.push(items.slice(at, at + size));
    at += size;
  }
  return found;
}

function shuffle<T>(items: T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** A repeatable chance in [0, 1): mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
