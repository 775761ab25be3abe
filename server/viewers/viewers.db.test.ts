import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { liveEvents } from "@/db/schema/realtime";
import { viewers } from "@/db/schema/viewers";
import type { Ctx } from "../context";
import { createLogger } from "../core/log";
import { addDesk, clientWrites } from "../inbox/inbox-world";
import { audienceOf } from "../realtime/audience";
import { type LiveHub, liveHub } from "../realtime/hub";
import type { LiveMessage } from "../realtime/live-message";
import { dropOldEvents } from "../realtime/queries";
import { type TestWorld, testWorld } from "../test-world";
import { dropGoneViewers } from "./drop-gone-viewers";
import { listViewers } from "./list-viewers";
import { lookAt } from "./look-at";
import { lookAway } from "./look-away";
import { viewersIn } from "./queries";
import { lookMs, typingMs } from "./rules";

let world: TestWorld;
const hubs: LiveHub[] = [];
beforeAll(async () => {
  world = await testWorld();
});
afterAll(async () => {
  await Promise.all(hubs.map((hub) => hub.close()));
  await world.close();
});

async function desk() {
  const people = await addDesk(world);
  const { conversationId } = await clientWrites(world, people.number);
  return { ...people, conversationId, page: world.ctx.newId() };
}

const personOf = ({ actor }: Ctx) => {
  if (actor.kind !== "user") throw new Error("a person acts here");
  return actor;
};
const seenBy = async (ctx: Ctx, conversationId: string) =>
  (await listViewers(ctx)).filter((viewer) => viewer.conversationId === conversationId);
const told = (conversationId: string) =>
  world.db.select().from(liveEvents).where(sql`kind = 'viewer' and conversation_id = ${conversationId}`);

describe("who looks (O14)", () => {
  it("is shown to those who see the conversation, until the tab goes away", async () => {
    const { petra, jana, stranger, supervisor, conversationId, page } = await desk();
    await lookAt(petra, { pageId: page, conversationId, isTyping: false });
    const { userId, name } = personOf(petra);
    const shown = [{ conversationId, userId, name, seenForMs: lookMs, typingForMs: 0 }];
    expect(await seenBy(jana, conversationId)).toEqual(shown);
    expect(await seenBy(supervisor, conversationId)).toEqual(shown);
    expect(await seenBy(stranger, conversationId)).toEqual([]);
    await lookAway(petra, { pageId: page, conversationId });
    expect(await seenBy(jana, conversationId)).toEqual([]);
    expect(await told(conversationId)).toHaveLength(2);
  });

  it("refuses to look at what is not theirs to see, and to speak for another's tab", async () => {
    const { petra, jana, stranger, conversationId, page } = await desk();
    const look = { pageId: page, conversationId, isTyping: true };
    await expect(lookAt(stranger, look)).rejects.toMatchObject({ code: "not_found" });
    await lookAt(petra, look);
    await lookAt(jana, look);
    await lookAway(jana, { pageId: page, conversationId });
    expect((await seenBy(jana, conversationId)).map(({ userId }) => userId)).toEqual([personOf(petra).userId]);
  });

  it("does not go away from a conversation by a late goodbye to the one before", async () => {
    const { petra, jana, number, conversationId: first, page } = await desk();
    const { conversationId: second } = await clientWrites(world, number);
    await lookAt(petra, { pageId: page, conversationId: first, isTyping: false });
    await lookAt(petra, { pageId: page, conversationId: second, isTyping: false });
    await lookAway(petra, { pageId: page, conversationId: first });
    expect([await seenBy(jana, first), await seenBy(jana, second)]).toMatchObject([[], [{ conversationId: second }]]);
  });

  it("costs one row a tab and tells nothing while nothing changes", async () => {
    const { petra, conversationId, page } = await desk();
    for (let n = 0; n < 20; n += 1) await lookAt(petra, { pageId: page, conversationId, isTyping: false });
    expect(await world.db.select().from(viewers).where(eq(viewers.pageId, page))).toHaveLength(1);
    expect(await told(conversationId)).toHaveLength(1);
  });

  it("is one person in two tabs, typing in either, and ends by itself when a tab falls silent", async () => {
    const { petra, jana, conversationId, page } = await desk();
    await lookAt(petra, { pageId: page, conversationId, isTyping: true });
    await lookAt(petra, { pageId: world.ctx.newId(), conversationId, isTyping: false });
    expect(await seenBy(jana, conversationId)).toMatchObject([{ typingForMs: typingMs }]);
    const later = (ms: number): Ctx => ({ ...jana, now: () => new Date(world.ctx.now().getTime() + ms) });
    expect(await seenBy(later(typingMs), conversationId)).toMatchObject([{ typingForMs: 0 }]);
    expect(await seenBy(later(lookMs), conversationId)).toEqual([]);
    await dropGoneViewers(later(lookMs + 3_600_001));
    expect(await world.db.select().from(viewers).where(eq(viewers.pageId, page))).toEqual([]);
  });
});

describe("the stream (O24)", () => {
  function startHub(): LiveHub {
    const hub = liveHub({
      db: world.db,
      directUrl: world.ctx.env.DATABASE_URL,
      log: createLogger("silent"),
      pollMs: 50,
      viewersIn: (ids) => viewersIn(world.db, ids, world.ctx.now()),
    });
    hubs.push(hub);
    return hub;
  }

  it("says in another process who looks, with the message itself and to nobody who may not know", async () => {
    const { petra, jana, stranger, conversationId, page } = await desk();
    const hub = startHub();
    const signal = new AbortController().signal;
    const open = async (ctx: Ctx) => {
      const stream = hub.follow({ audience: audienceOf(personOf(ctx)), cursor: null, signal });
      await stream.next();
      return stream;
    };
    const [hers, others] = [await open(jana), await open(stranger)];
    await lookAt(petra, { pageId: page, conversationId, isTyping: true });
    const message: LiveMessage = (await hers.next()).value;
    expect(message).toMatchObject({
      resync: false,
      viewers: [{ conversationId, viewers: [{ userId: personOf(petra).userId, typingForMs: typingMs }] }],
    });
    expect(message.changes.map(({ kind }) => kind)).not.toContain("viewer");
    await lookAway(petra, { pageId: page, conversationId });
    expect((await hers.next()).value).toMatchObject({ viewers: [{ conversationId, viewers: [] }] });
    // The stranger has heard nothing of all this when the streams end.
    await lookAt(petra, { pageId: page, conversationId, isTyping: false });
    const waiting = others.next();
    hub.endStreams();
    expect((await waiting).done).toBe(true);
  });

  it("keeps no long record of it", async () => {
    const { petra, conversationId, page } = await desk();
    await lookAt(petra, { pageId: page, conversationId, isTyping: false });
    await world.sql`update live_events set at = now() - interval '11 minutes' where conversation_id = ${conversationId}`;
    await dropOldEvents(world.db);
    expect(await told(conversationId)).toEqual([]);
    const rest = await world.db.select().from(liveEvents).where(eq(liveEvents.conversationId, conversationId));
    expect(rest.length).toBeGreaterThan(0);
  });
});
