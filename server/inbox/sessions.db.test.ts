import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drafts, sessionEvents, sessions } from "@/db/schema/inbox";
import { auditEntries } from "@/db/schema/team";
import type { Ctx } from "../context";
import { type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { acceptSession } from "./accept-session";
import { endSession } from "./end-session";
import { addDesk, addResult, clientWrites, conversationOf, newPhone, sessionsOf } from "./inbox-world";
import { inboxRouter } from "./router";
import { saveDraft } from "./save-draft";
import { takeOverSession } from "./take-over-session";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const sessionRow = async (sessionId: string) =>
  (await world.db.select().from(sessions).where(eq(sessions.id, sessionId)))[0];
const actionsOf = async (sessionId: string) => {
  const rows = await world.db.select().from(sessionEvents).where(eq(sessionEvents.sessionId, sessionId));
  return rows.sort((a, b) => a.id - b.id).map(({ action }) => action);
};
const auditOf = async (objectId: string) =>
  (await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, objectId))).map(({ action }) => action);

async function waiting() {
  const desk = await addDesk(world);
  return { ...desk, ...(await clientWrites(world, desk.number)) };
}

describe("accepting", () => {
  it("makes the session the operator's and leaves a trace in the thread", async () => {
    const { petra, sessionId } = await waiting();
    expect(await acceptSession(petra, { sessionId })).toEqual({ ok: true });
    expect(await sessionRow(sessionId)).toMatchObject({ status: "active", acceptedAt: world.ctx.now() });
    expect(await actionsOf(sessionId)).toEqual(["started", "accepted"]);
  });

  it("gives the session to one of two who ask at once and tells the other who has it (N.10)", async () => {
    const { petra, jana, sessionId } = await waiting();
    const outcomes = await Promise.all([petra, jana].map((ctx) => acceptSession(ctx, { sessionId })));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: "taken", operatorName: "Petra Nováková" }]);
    expect(await actionsOf(sessionId)).toEqual(["started", "accepted"]);
  });

  it("may be asked twice by the same person, and says when the session is over", async () => {
    const { petra, jana, sessionId } = await waiting();
    await acceptSession(petra, { sessionId });
    expect(await acceptSession(petra, { sessionId })).toEqual({ ok: true });
    await endSession(petra, { sessionId, resultId: await addResult(world), note: "" });
    expect(await acceptSession(jana, { sessionId })).toEqual({ ok: false, reason: "ended" });
  });

  it("is not found by who does not belong to the group", async () => {
    const { stranger, sessionId } = await waiting();
    await expect(acceptSession(stranger, { sessionId })).rejects.toMatchObject({ code: "not_found" });
    expect(await sessionRow(sessionId)).toMatchObject({ status: "waiting", operatorId: null });
  });
});

describe("taking over", () => {
  it("moves a running session to the supervisor in the state it is in", async () => {
    const { petra, supervisor, sessionId } = await waiting();
    await expect(takeOverSession(supervisor, { sessionId })).rejects.toThrow("sessionWaiting");
    await acceptSession(petra, { sessionId });
    await world.db.update(sessions).set({ status: "awaiting_reply" }).where(eq(sessions.id, sessionId));
    expect(await takeOverSession(supervisor, { sessionId })).toEqual({ ok: true });
    const operatorId = supervisor.actor.kind === "user" ? supervisor.actor.userId : "";
    expect(await sessionRow(sessionId)).toMatchObject({ status: "awaiting_reply", operatorId });
    expect(await actionsOf(sessionId)).toEqual(["started", "accepted", "taken_over"]);
    expect(await auditOf(sessionId)).toEqual(["session.taken_over"]);
  });

  it("is refused to an operator", async () => {
    const { petra, jana, sessionId } = await waiting();
    await acceptSession(petra, { sessionId });
    const caller = createCaller(inboxRouter)(jana);
    await expect(caller.takeOver({ sessionId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("says when the session is over", async () => {
    const { petra, supervisor, sessionId } = await waiting();
    await endSession(petra, { sessionId, resultId: await addResult(world), note: "" });
    expect(await takeOverSession(supervisor, { sessionId })).toEqual({ ok: false, reason: "ended" });
  });
});

describe("ending (S1.16)", () => {
  it("keeps result, note, who and when, leaves the drafts and reads what was unread", async () => {
    const { petra, sessionId, conversationId } = await waiting();
    const resultId = await addResult(world);
    await acceptSession(petra, { sessionId });
    await saveDraft(petra, { conversationId, body: "Rozepsáno" });
    expect(await endSession(petra, { sessionId, resultId, note: "Kolo převzal." })).toEqual({ ok: true });
    expect(await sessionRow(sessionId)).toMatchObject({
      status: "ended",
      resultId,
      resultNote: "Kolo převzal.",
      endedAt: world.ctx.now(),
    });
    expect(await auditOf(sessionId)).toEqual(["session.ended"]);
    expect(await actionsOf(sessionId)).toEqual(["started", "accepted", "ended"]);
    expect(await conversationOf(world, conversationId)).toMatchObject({ unreadCount: 0 });
    const kept = await world.db.select().from(drafts).where(eq(drafts.conversationId, conversationId));
    expect(kept.map(({ body }) => body)).toEqual(["Rozepsáno"]);
    expect(await endSession(petra, { sessionId, resultId, note: "" })).toEqual({ ok: false, reason: "ended" });
    expect(await sessionRow(sessionId)).toMatchObject({ resultNote: "Kolo převzal." });
  });

  it("asks for a result that may be chosen", async () => {
    const { petra, sessionId } = await waiting();
    const end = (resultId: string) => endSession(petra, { sessionId, resultId, note: "" });
    await expect(end(world.ctx.newId())).rejects.toMatchObject({ code: "not_found" });
    await expect(end(await addResult(world, false))).rejects.toMatchObject({ code: "not_found" });
    expect(await sessionRow(sessionId)).toMatchObject({ status: "waiting" });
  });

  it("is the holder's or a supervisor's", async () => {
    const { petra, jana, stranger, supervisor, sessionId } = await waiting();
    const input = { sessionId, resultId: await addResult(world), note: "" };
    await acceptSession(petra, { sessionId });
    await expect(endSession(jana, input)).rejects.toMatchObject({ code: "forbidden" });
    await expect(endSession(stranger, input)).rejects.toMatchObject({ code: "not_found" });
    expect(await endSession(supervisor, input)).toEqual({ ok: true });
  });

  it("ends once for two who end at once", async () => {
    const { petra, supervisor, sessionId } = await waiting();
    const resultId = await addResult(world);
    const outcomes = await Promise.all(
      [petra, supervisor].map((ctx) => endSession(ctx, { sessionId, resultId, note: "" })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await auditOf(sessionId)).toEqual(["session.ended"]);
  });

  it("leaves alone what somebody took over meanwhile, and says who has it (N.18)", async () => {
    const { petra, supervisor, sessionId } = await waiting();
    await acceptSession(petra, { sessionId });
    const resultId = await addResult(world);
    const slow = justBefore(petra, () => takeOverSession(supervisor, { sessionId }));
    const ending = await endSession(slow, { sessionId, resultId, note: "Vyřízeno" });
    expect(ending).toEqual({ ok: false, reason: "taken", operatorName: nameOf(supervisor) });
    expect(await sessionRow(sessionId)).toMatchObject({ status: "active", resultId: null, resultNote: null });
    expect(await actionsOf(sessionId)).toEqual(["started", "accepted", "taken_over"]);
  });
});

const nameOf = ({ actor }: Ctx) => (actor.kind === "user" ? actor.name : "");

/** Somebody who was slower: `first` happens between what they saw and their transaction. */
function justBefore(ctx: Ctx, first: () => Promise<unknown>): Ctx {
  const db: Ctx["db"] = Object.create(ctx.db);
  db.transaction = async (run) => {
    await first();
    return ctx.db.transaction(run);
  };
  return { ...ctx, db };
}

it("keeps at most one open session however many messages come at once (S1.3)", async () => {
  const { number } = await addDesk(world);
  const phone = newPhone();
  const [first] = await Promise.all(Array.from({ length: 8 }, () => clientWrites(world, number, { phone })));
  const conversationId = first?.conversationId ?? "";
  expect(await sessionsOf(world, conversationId)).toHaveLength(1);
  expect(await conversationOf(world, conversationId)).toMatchObject({ unreadCount: 8 });
});
