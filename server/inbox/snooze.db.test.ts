import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessionEvents, sessions } from "@/db/schema/inbox";
import type { Ctx } from "../context";
import { type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { countInbox } from "./count-queries";
import { endSession } from "./end-session";
import { forwardSession } from "./forward-session";
import { addDesk, addResult, clientWrites, conversationOf } from "./inbox-world";
import { listConversations } from "./list-conversations";
import { markRead } from "./mark-read";
import { offerSessions } from "./offer-sessions";
import { addQueue, idOf, liveOffers } from "./offer-world";
import { meOf } from "./operator";
import { showConversation } from "./show-conversation";
import { snoozeSession, unsnoozeSession } from "./snooze-session";
import { takeOverSession } from "./take-over-session";
import { wakeSnoozed } from "./wake-snoozed";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const inMs = (ms: number) => new Date(world.ctx.now().getTime() + ms);
const hourMs = 3_600_000;
const idsIn = async (ctx: Ctx, section: "mine" | "snoozed" | "team") =>
  (await listConversations(ctx, { section })).rows.map(({ conversationId }) => conversationId);
const rowOf = async (sessionId: string) =>
  (await world.db.select().from(sessions).where(eq(sessions.id, sessionId)))[0];
const actionsOf = async (sessionId: string) =>
  (
    await world.db.select().from(sessionEvents).where(eq(sessionEvents.sessionId, sessionId)).orderBy(sessionEvents.id)
  ).map(({ action }) => action);

async function accepted() {
  const desk = await addDesk(world);
  const client = await clientWrites(world, desk.number);
  await acceptSession(desk.petra, { sessionId: client.sessionId });
  await markRead(desk.petra, { conversationId: client.conversationId });
  return { ...desk, ...client };
}

describe("snoozing a session (cw#4779, cw#10118)", () => {
  it("moves it among the snoozed until its time, then back, unread and with a line in the thread", async () => {
    const { petra, sessionId, conversationId } = await accepted();
    const until = inMs(hourMs);
    expect(await snoozeSession(petra, { sessionId, until })).toEqual({ ok: true });
    expect(await idsIn(petra, "mine")).toEqual([]);
    expect(await idsIn(petra, "snoozed")).toEqual([conversationId]);
    expect(await countInbox(world.db, meOf(petra))).toMatchObject({ mine: 0, snoozed: 1, unreadMine: 0 });
    expect((await showConversation(petra, { conversationId })).session?.snooze).toMatchObject({ until });

    world.clock.advanceMs(hourMs - 1000);
    await wakeSnoozed(world.ctx);
    expect(await idsIn(petra, "mine")).toEqual([]);
    world.clock.advanceMs(1000);
    const woken = await Promise.all([wakeSnoozed(world.ctx), wakeSnoozed(world.ctx)]);
    expect(woken.sort()).toEqual([0, 1]);
    expect(await idsIn(petra, "mine")).toEqual([conversationId]);
    expect(await countInbox(world.db, meOf(petra))).toMatchObject({ mine: 1, snoozed: 0, unreadMine: 1 });
    expect(await actionsOf(sessionId)).toEqual(["started", "accepted", "snoozed", "snooze_ended"]);
  });

  it("comes back at once when the client writes, also with no time set, and wakes no second time", async () => {
    const { petra, number, phone, sessionId, conversationId } = await withPhone();
    await snoozeSession(petra, { sessionId, until: null });
    world.clock.advanceMs(400 * 86_400_000);
    expect(await wakeSnoozed(world.ctx)).toBe(0);
    await clientWrites(world, number, { phone, at: world.ctx.now(), body: "Ještě něco" });
    expect(await rowOf(sessionId)).toMatchObject({ status: "active", snoozedAt: null, snoozedUntil: null });
    expect(await idsIn(petra, "mine")).toEqual([conversationId]);
    expect((await conversationOf(world, conversationId))?.unreadCount).toBe(1);
    await clientWrites(world, number, { phone, at: world.ctx.now(), body: "A ještě" });
    expect(await actionsOf(sessionId)).toEqual(["started", "accepted", "snoozed", "snooze_answered"]);
  });

  it("is taken back by hand, moved by snoozing anew, and ended by whatever else happens to the session", async () => {
    const { petra, jana, supervisor, sessionId } = await accepted();
    await snoozeSession(petra, { sessionId, until: inMs(hourMs) });
    await snoozeSession(petra, { sessionId, until: inMs(2 * hourMs) });
    expect((await rowOf(sessionId))?.snoozedUntil).toEqual(inMs(2 * hourMs));
    await unsnoozeSession(petra, { sessionId });
    await unsnoozeSession(petra, { sessionId });
    expect((await actionsOf(sessionId)).slice(2)).toEqual(["snoozed", "snoozed", "snooze_ended"]);

    await snoozeSession(petra, { sessionId, until: null });
    await forwardSession(petra, { sessionId, to: { userId: idOf(jana) }, note: "" });
    expect(await rowOf(sessionId)).toMatchObject({ snoozedAt: null, operatorId: idOf(jana) });
    await snoozeSession(jana, { sessionId, until: null });
    await takeOverSession(supervisor, { sessionId });
    expect((await rowOf(sessionId))?.snoozedAt).toBeNull();
    await snoozeSession(supervisor, { sessionId, until: null });
    await endSession(supervisor, { sessionId, resultId: await addResult(world), note: "" });
    expect((await rowOf(sessionId))?.snoozedAt).toBeNull();
    expect(await snoozeSession(supervisor, { sessionId, until: null })).toEqual({ ok: false, reason: "ended" });
  });

  it("lists the first to come back first, those without a time last, page by page", async () => {
    const { petra, number, ...first } = await accepted();
    const others = [await clientWrites(world, number), await clientWrites(world, number)];
    for (const { sessionId } of others) await acceptSession(petra, { sessionId });
    await snoozeSession(petra, { sessionId: first.sessionId, until: null });
    await snoozeSession(petra, { sessionId: others[0]?.sessionId ?? "", until: inMs(2 * hourMs) });
    await snoozeSession(petra, { sessionId: others[1]?.sessionId ?? "", until: inMs(hourMs) });
    const order = [others[1], others[0], first].map((one) => one?.conversationId);
    expect(await idsIn(petra, "snoozed")).toEqual(order);
    const page = await listConversations(petra, { section: "snoozed", limit: 2 });
    const rest = await listConversations(petra, { section: "snoozed", limit: 2, cursor: page.nextCursor });
    expect([...page.rows, ...rest.rows].map(({ conversationId }) => conversationId)).toEqual(order);
    expect(rest.nextCursor).toBeNull();
  });

  it("leaves room for another session while it is put aside (O15)", async () => {
    const desk = await addQueue(world, { capacity: 1 });
    const [mine] = [await takeOffered(desk), await takeOffered(desk)];
    const waiting = await clientWrites(world, desk.number);
    await offerSessions(world.ctx);
    expect(await liveOffers(world, waiting.sessionId)).toEqual([]);
    const { holder, sessionId } = mine;
    await snoozeSession(holder, { sessionId, until: inMs(hourMs) });
    await offerSessions(world.ctx);
    expect((await liveOffers(world, waiting.sessionId)).map(({ userId }) => userId)).toEqual([idOf(holder)]);
  });

  it("is for whoever holds the session, a running one, and for a time that lies ahead", async () => {
    const { petra, jana, stranger, number, sessionId } = await accepted();
    await expect(snoozeSession(jana, { sessionId, until: null })).rejects.toMatchObject({ code: "forbidden" });
    await expect(unsnoozeSession(jana, { sessionId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(snoozeSession(stranger, { sessionId, until: null })).rejects.toMatchObject({ code: "not_found" });
    const waiting = await clientWrites(world, number);
    await expect(snoozeSession(petra, { sessionId: waiting.sessionId, until: null })).rejects.toMatchObject({
      code: "forbidden",
    });
    for (const until of [world.ctx.now(), inMs(-1), inMs(400 * 86_400_000)])
      await expect(snoozeSession(petra, { sessionId, until })).rejects.toMatchObject({ key: "snoozeTime" });
  });
});

async function withPhone() {
  const desk = await addDesk(world);
  const client = await clientWrites(world, desk.number);
  await acceptSession(desk.petra, { sessionId: client.sessionId });
  await markRead(desk.petra, { conversationId: client.conversationId });
  return { ...desk, ...client, phone: client.from.phone ?? "" };
}

/** A client writes and whoever is asked accepts. */
async function takeOffered(desk: Awaited<ReturnType<typeof addQueue>>) {
  const { sessionId } = await clientWrites(world, desk.number);
  await offerSessions(world.ctx);
  const [offer] = await liveOffers(world, sessionId);
  const holder = offer?.userId === idOf(desk.petra) ? desk.petra : desk.jana;
  expect(await acceptSession(holder, { sessionId })).toEqual({ ok: true });
  return { holder, sessionId };
}
