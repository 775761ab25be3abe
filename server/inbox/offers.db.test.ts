import { eq, isNull } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sessionEvents, sessionOffers, sessions } from "@/db/schema/inbox";
import { users } from "@/db/schema/team";
import type { Ctx } from "../context";
import { saveDeskSettings } from "../team/desk-settings";
import { type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { countInbox } from "./count-queries";
import { endSession } from "./end-session";
import { finishWrapUp } from "./finish-wrap-up";
import { addResult, clientWrites } from "./inbox-world";
import { listConversations } from "./list-conversations";
import { restMs } from "./offer-rules";
import { offerSessions } from "./offer-sessions";
import { addQueue, idOf, liveOffers, offersTo, setPresenceOf, sitDown } from "./offer-world";
import { meOf } from "./operator";
import { refuseOffer } from "./refuse-offer";
import { showConversation } from "./show-conversation";
import { showThread } from "./show-thread";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const rowOf = async (sessionId: string) =>
  (await world.db.select().from(sessions).where(eq(sessions.id, sessionId)))[0];
const waitingOf = async (ctx: Ctx) => (await listConversations(ctx, { section: "waiting" })).rows;
const minutesAgo = (minutes: number) => new Date(world.ctx.now().getTime() - minutes * 60_000);

describe("one operator at a time (N.42)", () => {
  it("offers a waiting session to one operator, who alone sees it as theirs; a supervisor sees whom", async () => {
    const desk = await addQueue(world);
    const { sessionId, conversationId } = await clientWrites(world, desk.number);
    await offerSessions(world.ctx);
    const [offer] = await liveOffers(world, sessionId);
    const [chosen, other] = offer?.userId === idOf(desk.petra) ? [desk.petra, desk.jana] : [desk.jana, desk.petra];
    expect(offer?.expiresAt.getTime()).toBe(world.ctx.now().getTime() + 30_000);
    expect((await waitingOf(chosen)).map((row) => row.session?.offer)).toMatchObject([{ userId: idOf(chosen) }]);
    expect(await waitingOf(other)).toEqual([]);
    expect((await countInbox(world.db, meOf(other))).waiting).toBe(0);
    expect(
      (await waitingOf(desk.supervisor)).find((row) => row.conversationId === conversationId)?.session?.offer,
    ).toMatchObject({ userId: idOf(chosen), userName: "Petra Nováková" });
    await expect(showConversation(desk.stranger, { conversationId })).rejects.toMatchObject({ code: "not_found" });
    expect(await acceptSession(other, { sessionId })).toMatchObject({ ok: false, reason: "offered" });
    expect(await acceptSession(chosen, { sessionId })).toEqual({ ok: true });
    expect((await offersTo(world, sessionId)).map(({ outcome }) => outcome)).toEqual(["accepted"]);
  });

  it("goes to the next one when time is up or when it is refused, and comes back after a rest", async () => {
    const desk = await addQueue(world);
    const { sessionId } = await clientWrites(world, desk.number);
    await offerSessions(world.ctx);
    const first = (await liveOffers(world, sessionId))[0]?.userId;
    world.clock.advanceMs(29_000);
    await offerSessions(world.ctx);
    expect((await liveOffers(world, sessionId))[0]?.userId).toBe(first);
    world.clock.advanceMs(1_000);
    await sitDown(world, desk.petra, desk.jana);
    await offerSessions(world.ctx);
    const second = (await liveOffers(world, sessionId))[0]?.userId;
    expect(new Set([first, second])).toEqual(new Set([idOf(desk.petra), idOf(desk.jana)]));
    const asked = second === idOf(desk.petra) ? desk.petra : desk.jana;
    expect(await refuseOffer(asked, { sessionId })).toEqual({ ok: true });
    expect(await refuseOffer(asked, { sessionId })).toEqual({ ok: false });
    await offerSessions(world.ctx);
    expect(await liveOffers(world, sessionId)).toEqual([]);
    world.clock.advanceMs(restMs);
    await sitDown(world, desk.petra, desk.jana);
    await offerSessions(world.ctx);
    expect(await liveOffers(world, sessionId)).toHaveLength(1);
    expect((await offersTo(world, sessionId)).map(({ outcome }) => outcome)).toEqual(["expired", "refused", null]);
  });

  it("asks nobody who is away, absent, switched off or at capacity, and offers the backlog, oldest first, when one comes", async () => {
    const desk = await addQueue(world, { capacity: 1 });
    await setPresenceOf(world, desk.petra, "away");
    await setPresenceOf(world, desk.jana, "away");
    const [older, newer] = [
      await clientWrites(world, desk.number),
      await clientWrites(world, desk.number, { at: new Date("2026-11-22T11:59:30Z") }),
    ];
    await offerSessions(world.ctx);
    expect(await liveOffers(world, older.sessionId)).toEqual([]);
    await setPresenceOf(world, desk.petra, "online");
    await offerSessions(world.ctx);
    expect((await liveOffers(world, older.sessionId)).map(({ userId }) => userId)).toEqual([idOf(desk.petra)]);
    expect(await liveOffers(world, newer.sessionId)).toEqual([]);
    await acceptSession(desk.petra, older);
    await offerSessions(world.ctx);
    expect(await liveOffers(world, newer.sessionId)).toEqual([]);
    await endSession(desk.petra, { sessionId: older.sessionId, resultId: await addResult(world), note: "" });
    await offerSessions(world.ctx);
    expect((await liveOffers(world, newer.sessionId)).map(({ userId }) => userId)).toEqual([idOf(desk.petra)]);
  });

  it("reaches the sessions of others behind a long queue whose operators are full (O15)", async () => {
    world.clock.advanceMs(3_600_000);
    const [long, short] = [await addQueue(world, { capacity: 1 }), await addQueue(world)];
    for (const n of [5, 4, 3, 2]) await clientWrites(world, long.number, { at: minutesAgo(n) });
    const { sessionId } = await clientWrites(world, short.number, { at: minutesAgo(1) });
    await offerSessions(world.ctx, { atOnce: 3 });
    expect(await liveOffers(world, sessionId)).toHaveLength(1);
  });

  it("takes an offer back from who goes away", async () => {
    const desk = await addQueue(world);
    await setPresenceOf(world, desk.jana, "away");
    const { sessionId } = await clientWrites(world, desk.number);
    await offerSessions(world.ctx);
    await setPresenceOf(world, desk.petra, "away");
    await setPresenceOf(world, desk.jana, "online");
    world.clock.advanceMs(1_000);
    await offerSessions(world.ctx);
    expect((await offersTo(world, sessionId)).map(({ userId, outcome }) => [userId, outcome])).toEqual([
      [idOf(desk.petra), "withdrawn"],
      [idOf(desk.jana), null],
    ]);
  });

  it("asks the preferred operator first, whatever the group does", async () => {
    const desk = await addQueue(world, { mode: "whole_group" });
    const { sessionId } = await clientWrites(world, desk.number);
    await world.db
      .update(sessions)
      .set({ preferredOperatorId: idOf(desk.jana) })
      .where(eq(sessions.id, sessionId));
    await offerSessions(world.ctx);
    expect((await liveOffers(world, sessionId)).map(({ userId }) => userId)).toEqual([idOf(desk.jana)]);
    expect(await acceptSession(desk.petra, { sessionId })).toMatchObject({ ok: false, reason: "offered" });
    await refuseOffer(desk.jana, { sessionId });
    await offerSessions(world.ctx);
    expect(await liveOffers(world, sessionId)).toEqual([]);
    expect(await acceptSession(desk.petra, { sessionId })).toEqual({ ok: true });
  });
});

describe("after-session work (N.18, N.63)", () => {
  it("fills capacity until its time is over or it is finished", async () => {
    const desk = await addQueue(world, { capacity: 1, wrapUpSeconds: 60 });
    await setPresenceOf(world, desk.jana, "away");
    const first = await clientWrites(world, desk.number);
    const second = await clientWrites(world, desk.number, { at: new Date("2026-11-22T11:59:30Z") });
    await offerSessions(world.ctx);
    await acceptSession(desk.petra, first);
    await endSession(desk.petra, { sessionId: first.sessionId, resultId: await addResult(world), note: "" });
    expect((await rowOf(first.sessionId))?.wrapUpUntil?.getTime()).toBe(world.ctx.now().getTime() + 60_000);
    await offerSessions(world.ctx);
    expect(await liveOffers(world, second.sessionId)).toEqual([]);
    expect(await finishWrapUp(desk.jana, first)).toEqual({ ok: false });
    expect(await finishWrapUp(desk.petra, first)).toEqual({ ok: true });
    expect(await finishWrapUp(desk.petra, first)).toEqual({ ok: false });
    await offerSessions(world.ctx);
    expect(await liveOffers(world, second.sessionId)).toHaveLength(1);
    await acceptSession(desk.petra, second);
    await endSession(desk.petra, { sessionId: second.sessionId, resultId: await addResult(world), note: "" });
    const third = await clientWrites(world, desk.number);
    world.clock.advanceMs(59_000);
    await sitDown(world, desk.petra);
    await offerSessions(world.ctx);
    expect(await liveOffers(world, third.sessionId)).toEqual([]);
    world.clock.advanceMs(1_000);
    await offerSessions(world.ctx);
    expect(await liveOffers(world, third.sessionId)).toHaveLength(1);
  });
});

describe("preview before accepting (N.63)", () => {
  it("can be switched off: operators read what they accepted, supervisors everything", async () => {
    const desk = await addQueue(world, { mode: "whole_group" });
    const session = await clientWrites(world, desk.number);
    const { conversationId } = session;
    const seen = async (ctx: Ctx) => {
      const { items, isHidden } = await showThread(ctx, { conversationId });
      const row = (await waitingOf(ctx)).find((one) => one.conversationId === conversationId);
      return { read: items.length > 0, isHidden, row: row?.lastMessage ? "shown" : "hidden" };
    };
    expect(await seen(desk.petra)).toEqual({ read: true, isHidden: false, row: "shown" });
    await saveDeskSettings(world.ctx, { previewBeforeAccept: false });
    expect(await seen(desk.petra)).toEqual({ read: false, isHidden: true, row: "hidden" });
    expect(await seen(desk.supervisor)).toEqual({ read: true, isHidden: false, row: "shown" });
    await acceptSession(desk.petra, session);
    expect(await showThread(desk.petra, { conversationId })).toMatchObject({ isHidden: false });
    await saveDeskSettings(world.ctx, { previewBeforeAccept: true });
  });
});

describe("races", () => {
  it("keep one live offer a session and nobody over capacity, whatever happens at once (property)", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 8 }), async (capacity, clients) => {
        const desk = await addQueue(world, { capacity });
        const written = [];
        for (let n = 0; n < clients; n += 1) written.push(await clientWrites(world, desk.number));
        const everybody = [desk.petra, desk.jana, desk.supervisor];
        await Promise.all([
          ...Array.from({ length: 4 }, () => offerSessions(world.ctx)),
          ...written.flatMap((session, n) => [
            acceptSession(everybody[n % 3] ?? desk.petra, session),
            refuseOffer(desk.petra, session),
          ]),
        ]);
        await offerSessions(world.ctx);
        for (const { sessionId } of written) {
          const live = await liveOffers(world, sessionId);
          expect(live.length).toBeLessThanOrEqual(1);
          if ((await rowOf(sessionId))?.status !== "waiting") expect(live).toEqual([]);
        }
        for (const ctx of [desk.petra, desk.jana]) {
          const held = await world.db
            .select()
            .from(sessions)
            .where(eq(sessions.operatorId, idOf(ctx)));
          const asked = await world.db.select().from(sessionOffers).where(isNull(sessionOffers.outcome));
          const mine = asked.filter(({ userId }) => userId === idOf(ctx)).length;
          expect(held.filter(({ status }) => status === "active").length + mine).toBeLessThanOrEqual(capacity);
        }
        await world.db.update(users).set({ presence: "away" });
      }),
      { numRuns: 8 },
    );
  });

  it("let one of two supervisors take what is offered to a third; the offer is gone", async () => {
    const desk = await addQueue(world);
    const { sessionId } = await clientWrites(world, desk.number);
    await offerSessions(world.ctx);
    const outcomes = await Promise.all([desk.supervisor, desk.other].map((ctx) => acceptSession(ctx, { sessionId })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: "taken", operatorName: "Petra Nováková" });
    expect((await offersTo(world, sessionId)).map(({ outcome }) => outcome)).toEqual(["withdrawn"]);
    const accepted = await world.db.select().from(sessionEvents).where(eq(sessionEvents.sessionId, sessionId));
    expect(accepted.filter(({ action }) => action === "accepted")).toHaveLength(1);
  });
});
