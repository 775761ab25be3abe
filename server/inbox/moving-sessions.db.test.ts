import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conversations, sessions } from "@/db/schema/inbox";
import { auditEntries, groups, users } from "@/db/schema/team";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { endSession } from "./end-session";
import { forwardSession } from "./forward-session";
import { addGroup, addResult, clientWrites, quietly } from "./inbox-world";
import { inviteOperator } from "./invite-operator";
import { leaveSession } from "./leave-session";
import { listConversations } from "./list-conversations";
import { offerSessions } from "./offer-sessions";
import { addQueue, idOf, liveOffers, offersTo, setPresenceOf, sitDown } from "./offer-world";
import { refuseOffer } from "./refuse-offer";
import { reopenSession } from "./reopen-session";
import { reply } from "./reply";
import { showConversation } from "./show-conversation";
import { showMovesOf } from "./show-moves-of";
import { showThread } from "./show-thread";
import { takeOverSession } from "./take-over-session";
import { wrapUpsOf } from "./wrap-up-queries";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const rowOf = async (sessionId: string) =>
  (await world.db.select().from(sessions).where(eq(sessions.id, sessionId)))[0];
const text = (conversationId: string) => ({
  messageId: world.ctx.newId(),
  conversationId,
  content: { kind: "text" as const, body: "Dobrý den." },
});

/** A running session of Petra in a group that takes sessions all at once. */
async function running() {
  const desk = await addQueue(world, { mode: "whole_group" });
  const session = await clientWrites(world, desk.number);
  await acceptSession(desk.petra, session);
  return { ...desk, ...session };
}

it("tells who brought a session to whom since the routing decided (O15)", async () => {
  const desk = await addQueue(world);
  await setPresenceOf(world, desk.jana, "away");
  const { sessionId } = await clientWrites(world, desk.number);
  await offerSessions(world.ctx);
  await refuseOffer(desk.petra, { sessionId });
  world.clock.advanceMs(1_000);
  await acceptSession(desk.supervisor, { sessionId });
  world.clock.advanceMs(1_000);
  await forwardSession(desk.supervisor, { sessionId, to: { userId: idOf(desk.jana) }, note: "" });
  const said = (await showMovesOf(desk.jana, { sessionId })).map(({ at: _, ...move }) => move);
  const name = "Petra Nováková";
  expect(said).toEqual([
    { action: "offered", targetName: name, outcome: "refused" },
    { action: "accepted", actorName: name, targetName: null },
    { action: "forwarded", actorName: name, targetName: name },
  ]);
  await expect(showMovesOf(desk.stranger, { sessionId })).rejects.toMatchObject({ code: "not_found" });
});

describe("forwarding (S1.19)", () => {
  it("hands a session to another operator at once, with the note in the transcript, and shows it to nobody else", async () => {
    const desk = await running();
    const { sessionId, conversationId } = desk;
    await expect(showConversation(desk.stranger, { conversationId })).rejects.toMatchObject({ code: "not_found" });
    const to = { userId: idOf(desk.stranger) };
    expect(await forwardSession(desk.petra, { sessionId, to, note: "Reklamace přehazovačky" })).toEqual({ ok: true });
    expect(await rowOf(sessionId)).toMatchObject({ status: "active", operatorId: idOf(desk.stranger) });
    expect((await showConversation(desk.stranger, { conversationId })).session).toMatchObject({
      operatorId: idOf(desk.stranger),
    });
    const { items } = await showThread(desk.stranger, { conversationId });
    expect(items.filter(({ type }) => type === "event").at(-1)).toMatchObject({
      action: "forwarded",
      actorName: "Petra Nováková",
      targetName: "Petra Nováková",
      note: "Reklamace přehazovačky",
    });
    expect(await reply(desk.petra, text(conversationId))).toEqual({ ok: false, reason: "no_session" });
    expect(await reply(desk.stranger, text(conversationId))).toEqual({ ok: true });
    const audit = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, sessionId));
    expect(audit.map(({ action }) => action)).toEqual(["session.forwarded"]);
    const other = quietly(world.as(await addUser(world.ctx)));
    await expect(showConversation(other, { conversationId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("puts it into a group's queue, where it waits again and is offered by the group's mode", async () => {
    const desk = await running();
    const { sessionId, conversationId } = desk;
    const groupId = await addGroup(world);
    await world.db.update(groups).set({ mode: "one_by_one" }).where(eq(groups.id, groupId));
    const ota = quietly(world.as(await addUser(world.ctx, { groupIds: [groupId] })));
    await sitDown(world, ota);
    expect(await forwardSession(desk.petra, { sessionId, to: { groupId }, note: "" })).toEqual({ ok: true });
    expect(await rowOf(sessionId)).toMatchObject({
      status: "waiting",
      operatorId: null,
      groupId,
      queuedAt: world.ctx.now(),
    });
    await offerSessions(world.ctx);
    expect((await liveOffers(world, sessionId)).map(({ userId }) => userId)).toEqual([idOf(ota)]);
    const { rows } = await listConversations(desk.petra, { section: "waiting" });
    expect(rows.map((row) => row.conversationId)).not.toContain(conversationId);
    expect(await acceptSession(ota, { sessionId })).toEqual({ ok: true });
  });

  it("is the holder's or a supervisor's, also of a waiting session whose offer is then over", async () => {
    const desk = await addQueue(world);
    const { sessionId } = await clientWrites(world, desk.number);
    await offerSessions(world.ctx);
    const to = { userId: idOf(desk.jana) };
    await expect(forwardSession(desk.petra, { sessionId, to, note: "" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(forwardSession(desk.stranger, { sessionId, to, note: "" })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await forwardSession(desk.supervisor, { sessionId, to, note: "" })).toEqual({ ok: true });
    expect((await offersTo(world, sessionId)).map(({ outcome }) => outcome)).toEqual(["withdrawn"]);
    expect(await rowOf(sessionId)).toMatchObject({ status: "active", operatorId: idOf(desk.jana) });
    await world.db
      .update(users)
      .set({ active: false })
      .where(eq(users.id, idOf(desk.stranger)));
    const gone = { userId: idOf(desk.stranger) };
    await expect(forwardSession(desk.jana, { sessionId, to: gone, note: "" })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("lets one of two who move it at once do so and tells the other who has it", async () => {
    const desk = await running();
    const { sessionId } = desk;
    const [one, two] = await Promise.all([
      forwardSession(desk.petra, { sessionId, to: { userId: idOf(desk.jana) }, note: "" }),
      takeOverSession(desk.supervisor, { sessionId }),
    ]);
    expect([one, two].filter(({ ok }) => ok)).toHaveLength(1);
    expect([one, two].find(({ ok }) => !ok)).toMatchObject({ reason: "taken", operatorName: "Petra Nováková" });
    const both = await Promise.all([desk.supervisor, desk.other].map((ctx) => takeOverSession(ctx, { sessionId })));
    expect(both.filter(({ ok }) => ok).length).toBeGreaterThanOrEqual(1);
  });
});

describe("a second operator", () => {
  it("is invited by the holder, sees and writes, has it among theirs, and leaves", async () => {
    const desk = await running();
    const { sessionId, conversationId } = desk;
    const guest = idOf(desk.stranger);
    await expect(inviteOperator(desk.jana, { sessionId, userId: guest })).rejects.toMatchObject({ code: "forbidden" });
    expect(await reply(desk.jana, text(conversationId))).toEqual({ ok: false, reason: "no_session" });
    expect(await inviteOperator(desk.petra, { sessionId, userId: guest })).toEqual({ ok: true });
    expect(await inviteOperator(desk.petra, { sessionId, userId: guest })).toEqual({ ok: true });
    const audit = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, sessionId));
    expect(audit).toMatchObject([{ action: "session.invited", details: { userId: guest } }]);
    const mine = async () =>
      (await listConversations(desk.stranger, { section: "mine" })).rows.map((row) => row.conversationId);
    expect(await mine()).toEqual([conversationId]);
    expect((await showConversation(desk.stranger, { conversationId })).session).toMatchObject({
      isGuest: true,
      guests: [{ userId: guest }],
    });
    expect(await reply(desk.stranger, text(conversationId))).toEqual({ ok: true });
    expect(await reply(desk.petra, text(conversationId))).toEqual({ ok: true });
    expect(await leaveSession(desk.stranger, { sessionId })).toEqual({ ok: true });
    expect(await mine()).toEqual([]);
    await expect(showConversation(desk.stranger, { conversationId })).rejects.toMatchObject({ code: "not_found" });
    const { items } = await showThread(desk.petra, { conversationId });
    expect(items.flatMap((item) => (item.type === "event" ? [item.action] : []))).toEqual([
      "started",
      "accepted",
      "invited",
      "left",
    ]);
    expect(await inviteOperator(desk.petra, { sessionId, userId: guest })).toEqual({ ok: true });
    await endSession(desk.petra, { sessionId, resultId: await addResult(world), note: "" });
    expect(await mine()).toEqual([]);
  });
});

describe("reopening (S1.30–S1.33)", () => {
  const dayMs = 24 * 3_600_000;

  async function ended(clientAgoMs: number) {
    const desk = await running();
    await endSession(desk.petra, { sessionId: desk.sessionId, resultId: await addResult(world), note: "Vyřízeno" });
    const lastClientMessageAt = new Date(world.ctx.now().getTime() - clientAgoMs);
    await world.db.update(conversations).set({ lastClientMessageAt }).where(eq(conversations.id, desk.conversationId));
    return desk;
  }

  it("begins a session that goes on with the old one until 23:59:59 after the client's last message", async () => {
    const { petra, sessionId, conversationId } = await ended(dayMs - 1000);
    expect((await showConversation(petra, { conversationId })).lastSessionId).toBe(sessionId);
    expect(await reopenSession(petra, { sessionId })).toEqual({ ok: true, conversationId });
    const { session, history } = await showConversation(petra, { conversationId });
    expect(session).toMatchObject({ status: "active", operatorId: idOf(petra) });
    expect(await rowOf(session?.id ?? "")).toMatchObject({ previousSessionId: sessionId });
    expect(await rowOf(sessionId)).toMatchObject({ status: "ended", resultNote: "Vyřízeno" });
    expect(history.map((row) => row.sessionId)).toContain(sessionId);
    expect(await reply(petra, text(conversationId))).toEqual({ ok: true });
    expect(await reopenSession(petra, { sessionId })).toMatchObject({ ok: false, reason: "open_session" });
  });

  it("ends the work after the old session: its operator works on the new one (N.18)", async () => {
    const desk = await addQueue(world, { mode: "whole_group", wrapUpSeconds: 60 });
    const { sessionId } = await clientWrites(world, desk.number, { at: world.ctx.now() });
    await acceptSession(desk.petra, { sessionId });
    await endSession(desk.petra, { sessionId, resultId: await addResult(world), note: "" });
    const working = async () => (await wrapUpsOf(world.db, idOf(desk.petra), world.ctx.now())).length;
    expect(await working()).toBe(1);
    expect(await reopenSession(desk.petra, { sessionId })).toMatchObject({ ok: true });
    expect(await working()).toBe(0);
  });

  it("takes a template from 24:00:01 on, by the client's time of writing", async () => {
    const { petra, sessionId, conversationId } = await ended(dayMs + 1000);
    expect(await reopenSession(petra, { sessionId })).toEqual({ ok: false, reason: "template", conversationId });
    expect((await showConversation(petra, { conversationId })).session).toBeNull();
    expect(await reply(petra, text(conversationId))).toEqual({ ok: false, reason: "window_closed" });
  });

  it("counts from when the client wrote, however late the message arrives (S1.33)", async () => {
    const desk = await addQueue(world, { mode: "whole_group" });
    const at = new Date(world.ctx.now().getTime() - dayMs - 1000);
    const { sessionId } = await clientWrites(world, desk.number, { at });
    await acceptSession(desk.petra, { sessionId });
    await endSession(desk.petra, { sessionId, resultId: await addResult(world), note: "" });
    expect(await reopenSession(desk.petra, { sessionId })).toMatchObject({ ok: false, reason: "template" });
  });

  it("lets one of two reopen at once, and is not found by who does not see it", async () => {
    const { petra, jana, stranger, sessionId } = await ended(1000);
    await expect(reopenSession(stranger, { sessionId })).rejects.toMatchObject({ code: "not_found" });
    const outcomes = await Promise.all([petra, jana].map((ctx) => reopenSession(ctx, { sessionId })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: "open_session" });
  });
});

describe("sessions of an account that was switched off (N.27)", () => {
  it("go back to the queue with a line in the transcript", async () => {
    const { petra, jana, sessionId, conversationId } = await running();
    await world.db
      .update(users)
      .set({ active: false })
      .where(eq(users.id, idOf(petra)));
    await offerSessions(world.ctx);
    expect(await rowOf(sessionId)).toMatchObject({ status: "waiting", operatorId: null });
    const { items } = await showThread(jana, { conversationId });
    expect(items.flatMap((item) => (item.type === "event" ? [item.action] : [])).at(-1)).toBe("returned");
    expect(await acceptSession(jana, { sessionId })).toEqual({ ok: true });
  });
});
