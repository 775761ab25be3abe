import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connections, numbers } from "@/db/schema/numbers";
import { readMarks } from "@/db/schema/read-marks";
import type { Ctx } from "../context";
import { acceptSession } from "../inbox/accept-session";
import { addDesk, clientWrites, inbound, receive } from "../inbox/inbox-world";
import { loadConversation } from "../inbox/load-conversation";
import { markRead } from "../inbox/mark-read";
import { reply } from "../inbox/reply";
import { ProviderError } from "../providers/types";
import { saveDeskSettings } from "../team/desk-settings";
import { type TestWorld, testWorld } from "../test-world";
import { showTyping } from "./show-typing";
import { tellLeftOver, tellRead } from "./tell-read";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

type Told = { messageId: string; isTyping: boolean };

/** Petra holds a session; `told` is what the provider heard. */
async function talking(change: Partial<typeof numbers.$inferInsert> = {}) {
  await world.db.delete(readMarks);
  const desk = await addDesk(world);
  await world.db
    .update(numbers)
    .set({ readReceipts: null, ...change })
    .where(eq(numbers.id, desk.number.numberId));
  const written = await clientWrites(world, desk.number);
  await acceptSession(desk.petra, written);
  const told: Told[] = [];
  let fails = 0;
  const telling = (ctx: Ctx): Ctx => ({
    ...ctx,
    providers: {
      ...ctx.providers,
      meta: {
        ...ctx.providers.meta,
        markRead: async (_connection, _number, messageId, also) => {
          if (fails-- > 0) throw new ProviderError("unknown", { safeText: "down" });
          told.push({ messageId, isTyping: also?.isTyping ?? false });
        },
      },
    },
  });
  return {
    ...desk,
    ...written,
    told,
    failNext: (count: number) => {
      fails = count;
    },
    petra: telling(desk.petra),
    system: telling(world.ctx),
  };
}

const markOf = async (conversationId: string) => {
  const [row] = await world.db.select().from(readMarks).where(eq(readMarks.conversationId, conversationId));
  return row;
};
const say = (ctx: Ctx, conversationId: string) =>
  reply(ctx, { messageId: world.ctx.newId(), conversationId, content: { kind: "text", body: "Ano." } });
const type = async (ctx: Ctx, conversationId: string) =>
  showTyping(ctx, { ...(await loadConversation(ctx, { conversationId })), conversationId });

describe("telling the client that we read", () => {
  it("happens by a job, once, for the newest message", async () => {
    const { petra, system, told, number, from, conversationId } = await talking();
    const second = inbound({ phone: from.phone ?? "", at: new Date("2026-11-22T11:59:30Z") });
    await receive(world, number, second);
    await markRead(petra, { conversationId });
    await markRead(petra, { conversationId });
    expect(told).toEqual([]);
    await Promise.all([1, 2, 3].map(() => tellRead(system, { conversationId })));
    await tellLeftOver(system);
    await say(petra, conversationId);
    await tellRead(system, { conversationId });
    expect(told).toEqual([{ messageId: second.providerMessageId, isTyping: false }]);
    expect(await markOf(conversationId)).toMatchObject({ toldAt: world.ctx.now(), tries: 1, error: null });
  });

  it("rings the job after the commit", async () => {
    const { supervisor, conversationId } = await talking();
    const before = world.sentJobs.length;
    await say({ ...supervisor, defer: world.ctx.defer }, conversationId).catch(() => undefined);
    await world.settle();
    expect(world.sentJobs.slice(before)).toContainEqual({ name: "read-marks/tell.due", data: { conversationId } });
  });

  it("waits for the answer, or never happens, where the company says so; a number may differ", async () => {
    try {
      await saveDeskSettings(world.ctx, { readReceipts: "reply" });
      const late = await talking();
      await markRead(late.petra, late);
      await tellRead(late.system, late);
      expect(late.told).toEqual([]);
      await say(late.petra, late.conversationId);
      await tellRead(late.system, late);
      expect(late.told).toHaveLength(1);
      await saveDeskSettings(world.ctx, { readReceipts: "never" });
      const [never, own] = [await talking(), await talking({ readReceipts: "open" })];
      for (const { petra, system, conversationId } of [never, own]) {
        await markRead(petra, { conversationId });
        await say(petra, conversationId);
        await tellRead(system, { conversationId });
      }
      expect([never.told.length, own.told.length]).toEqual([0, 1]);
      expect(await markOf(never.conversationId)).toBeUndefined();
    } finally {
      await saveDeskSettings(world.ctx, { readReceipts: "open" });
    }
  });

  it("is not lost when the job is, and is tried again a few times when the provider fails", async () => {
    const { petra, system, told, failNext, conversationId } = await talking();
    const at = (ms: number): Ctx => ({ ...system, now: () => new Date(world.ctx.now().getTime() + ms) });
    await markRead(petra, { conversationId });
    failNext(1);
    await tellLeftOver(system);
    expect(await markOf(conversationId)).toMatchObject({
      toldAt: null,
      tries: 1,
      error: expect.stringContaining("down"),
    });
    await tellLeftOver(at(9_000));
    expect(told).toEqual([]);
    await tellLeftOver(at(11_000));
    expect(told).toHaveLength(1);
    const other = await talking();
    await markRead(other.petra, other);
    other.failNext(99);
    for (let hour = 0; hour < 10; hour += 1)
      await tellLeftOver({ ...other.system, now: () => new Date(world.ctx.now().getTime() + hour * 3_600_000) });
    expect(await markOf(other.conversationId)).toMatchObject({ tries: 5, toldAt: null });
  });

  it("leaves alone a provider that cannot tell it by itself", async () => {
    const { petra, conversationId, number } = await talking();
    await world.db.update(connections).set({ provider: "twilio" }).where(eq(connections.id, number.connectionId));
    await markRead(petra, { conversationId });
    expect(await markOf(conversationId)).toBeUndefined();
  });
});

describe("showing the client that somebody types", () => {
  it("happens at most once in 20 s, whoever types, and counts as read", async () => {
    const { petra, system, told, conversationId, providerMessageId } = await talking();
    const at = (ms: number): Ctx => ({ ...petra, now: () => new Date(world.ctx.now().getTime() + ms) });
    expect(await Promise.all([1, 2, 3].map(() => type(petra, conversationId)))).toContain(true);
    await type(at(19_000), conversationId);
    expect(told).toEqual([{ messageId: providerMessageId, isTyping: true }]);
    await type(at(20_000), conversationId);
    await markRead(petra, { conversationId });
    await tellRead(system, { conversationId });
    expect(told.map(({ isTyping }) => isTyping)).toEqual([true, true]);
  });

  it("never tells of reading before it may be known", async () => {
    const waits = await talking({ readReceipts: "reply" });
    expect(await type(waits.petra, waits.conversationId)).toBe(false);
    await say(waits.petra, waits.conversationId);
    await tellRead(waits.system, waits);
    expect(await type(waits.petra, waits.conversationId)).toBe(true);
    const silent = await talking({ readReceipts: "never" });
    expect(await type(silent.petra, silent.conversationId)).toBe(false);
    expect(silent.told).toEqual([]);
  });

  it("is a courtesy: a provider that fails stops nobody", async () => {
    const { petra, failNext, conversationId } = await talking();
    failNext(1);
    expect(await type(petra, conversationId)).toBe(false);
  });
});
