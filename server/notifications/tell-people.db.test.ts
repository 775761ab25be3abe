import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { notifications } from "@/db/schema/notifications";
import { liveEvents } from "@/db/schema/realtime";
import { groupMembers, users } from "@/db/schema/team";
import { acceptSession } from "../inbox/accept-session";
import { forwardSession } from "../inbox/forward-session";
import { addDesk, clientWrites } from "../inbox/inbox-world";
import { inviteOperator } from "../inbox/invite-operator";
import { offerSessions } from "../inbox/offer-sessions";
import { addQueue, idOf, setPresenceOf } from "../inbox/offer-world";
import { operatorOf } from "../inbox/operator";
import { saveFeatures } from "../team/features";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { toldTo } from "./notification-world";
import { notificationsRouter } from "./router";
import { tellPeople } from "./tell-people";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.advanceMs(60_000);
  await tellPeople(world.ctx);
});

const tell = async () => {
  world.clock.advanceMs(1_000);
  return tellPeople(world.ctx);
};
const callerOf = (person: Parameters<typeof operatorOf>[0]) =>
  createCaller(notificationsRouter)({ ...world.ctx, actor: operatorOf(person) });

/** A session that Petra holds. */
async function petrasSession() {
  const desk = await addDesk(world);
  const session = await clientWrites(world, desk.number);
  await acceptSession(desk.petra, session);
  await tell();
  return { ...desk, ...session };
}

describe("a message in my session (O25)", () => {
  it("is told to who holds it and who was invited, once, and to nobody else", async () => {
    const { petra, jana, stranger, supervisor, number, from, sessionId } = await petrasSession();
    await inviteOperator(petra, { sessionId, userId: idOf(jana) });
    await tell();
    const { messageId } = await clientWrites(world, number, { phone: from.phone ?? "" });
    await tell();
    await tell();
    for (const person of [petra, jana])
      expect(await toldTo(world, person, "message")).toMatchObject([{ subjectId: messageId, inApp: true, push: true }]);
    for (const person of [stranger, supervisor]) expect(await toldTo(world, person, "message")).toEqual([]);
  });

  it("tells a burst as one, and nothing again when its file comes", async () => {
    const { petra, number, from, conversationId } = await petrasSession();
    const first = await clientWrites(world, number, { phone: from.phone ?? "" });
    const last = await clientWrites(world, number, { phone: from.phone ?? "" });
    await tell();
    await world.db.insert(liveEvents).values({ kind: "message", subjectId: first.messageId, conversationId });
    await tell();
    expect(await toldTo(world, petra, "message")).toMatchObject([{ subjectId: last.messageId }]);
  });

  it("tells nothing of reactions, of a colleague's session and of our own answers", async () => {
    const { petra, jana, number, from } = await petrasSession();
    await clientWrites(world, number, {
      phone: from.phone ?? "",
      kind: "reaction",
      body: null,
      payload: { reaction: { emoji: "👍", toProviderMessageId: "x" } },
    });
    await tell();
    expect(await toldTo(world, petra, "message")).toEqual([]);
    expect(await toldTo(world, jana, "message")).toEqual([]);
  });
});

describe("a waiting session", () => {
  it("is told to its group, not to strangers, and not again when nothing changed", async () => {
    const { number, petra, jana, stranger, supervisor } = await addDesk(world);
    const { sessionId } = await clientWrites(world, number);
    await tell();
    for (const person of [petra, jana])
      expect(await toldTo(world, person)).toMatchObject([{ kind: "waiting", subjectId: sessionId, push: false }]);
    for (const person of [stranger, supervisor]) expect(await toldTo(world, person)).toEqual([]);
    expect(await tell()).toBe(0);
  });

  it("is told once in half a minute, however many come", async () => {
    const { number, petra } = await addDesk(world);
    for (let n = 0; n < 3; n += 1) {
      await clientWrites(world, number);
      await tell();
    }
    expect(await toldTo(world, petra)).toHaveLength(1);
    world.clock.advanceMs(30_000);
    await clientWrites(world, number);
    await tell();
    expect(await toldTo(world, petra)).toHaveLength(2);
  });

  it("that was forwarded to the group is told anew, but not to who sent it there", async () => {
    const { groupId, petra, jana, sessionId } = await petrasSession();
    world.clock.advanceMs(60_000);
    const [before, own] = [
      (await toldTo(world, jana, "waiting")).length,
      (await toldTo(world, petra, "waiting")).length,
    ];
    await forwardSession(petra, { sessionId, to: { groupId }, note: "" });
    await tell();
    expect(await toldTo(world, jana, "waiting")).toHaveLength(before + 1);
    expect(await toldTo(world, petra, "waiting")).toHaveLength(own);
  });
});

describe("offered or handed to me (N.42, S1.19)", () => {
  it("tells the one whose turn it is, then the next one", async () => {
    const { number, petra, jana } = await addQueue(world);
    const { sessionId } = await clientWrites(world, number);
    await offerSessions(world.ctx);
    await tell();
    const first = [...(await toldTo(world, petra)), ...(await toldTo(world, jana))];
    expect(first).toMatchObject([{ kind: "offered", subjectId: sessionId }]);
    world.clock.advanceMs(31_000);
    await offerSessions(world.ctx);
    await tell();
    expect(await toldTo(world, petra)).toMatchObject([{ kind: "offered" }]);
    expect(await toldTo(world, jana)).toMatchObject([{ kind: "offered" }]);
  });

  it("tells whom a session was forwarded to", async () => {
    const { petra, jana, sessionId } = await petrasSession();
    await forwardSession(petra, { sessionId, to: { userId: idOf(jana) }, note: "" });
    await tell();
    await tell();
    expect(await toldTo(world, jana, "offered")).toMatchObject([{ subjectId: sessionId }]);
    expect(await toldTo(world, petra, "offered")).toEqual([]);
  });
});

describe("silence", () => {
  it("is kept while somebody is away, switched off or chose none of the ways", async () => {
    const { number, petra, jana, groupId } = await addDesk(world);
    const off = world.as(await addUser(world.ctx, { groupIds: [groupId] }));
    await world.db
      .update(users)
      .set({ active: false })
      .where(eq(users.id, idOf(off)));
    await setPresenceOf(world, petra, "away");
    await callerOf(jana).choose({ kind: "waiting", inApp: false, sound: false, push: false });
    await clientWrites(world, number);
    await tell();
    for (const person of [petra, jana, off]) expect(await toldTo(world, person)).toEqual([]);
  });

  it("is kept where the company does without WhatsApp (S1.1)", async () => {
    const { number, petra } = await addDesk(world);
    await saveFeatures(world.ctx, { whatsapp: false, campaigns: false });
    await clientWrites(world, number);
    await tell();
    await saveFeatures(world.ctx, { whatsapp: true, campaigns: true });
    expect(await toldTo(world, petra)).toEqual([]);
  });

  it("hears of nothing twice when many tell at once", async () => {
    const { number, petra, jana } = await addDesk(world);
    await clientWrites(world, number);
    world.clock.advanceMs(1_000);
    const told = await Promise.all(Array.from({ length: 5 }, () => tellPeople(world.ctx)));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect([...(await toldTo(world, petra)), ...(await toldTo(world, jana))]).toHaveLength(2);
  });

  it("misses nothing that was committed late (an older transaction ends after a newer one)", async () => {
    const { number, petra } = await addDesk(world);
    let commit: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    const slow = await clientWrites(world, number);
    await world.db.delete(liveEvents).where(eq(liveEvents.subjectId, slow.sessionId));
    const late = world.db.transaction(async (tx) => {
      await tx.insert(liveEvents).values({ kind: "session", subjectId: slow.sessionId });
      await held;
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await tell();
    expect(await toldTo(world, petra)).toEqual([]);
    commit();
    await late;
    await tell();
    expect(await toldTo(world, petra)).toMatchObject([{ subjectId: slow.sessionId }]);
  });
});

describe("what a page asks", () => {
  it("answers only one's own, of conversations one still sees, and only fresh ones", async () => {
    const { number, petra, jana, groupId } = await addDesk(world);
    const { conversationId } = await clientWrites(world, number);
    await tell();
    expect(await callerOf(petra).recent()).toMatchObject([
      { kind: "waiting", conversationId, client: { profileName: "Karel" }, numberName: "Servis", message: null },
    ]);
    const stranger = world.as(await addUser(world.ctx));
    expect(await callerOf(stranger).recent()).toEqual([]);
    await world.db.delete(groupMembers).where(eq(groupMembers.groupId, groupId));
    expect(await callerOf(jana).recent()).toEqual([]);
    world.clock.advanceMs(5 * 60_000);
    expect(await callerOf(petra).recent()).toEqual([]);
  });

  it("answers the newest where many come at once, the last thing last", async () => {
    const { petra, conversationId } = await petrasSession();
    const rows = Array.from({ length: 25 }, (_, n) => ({
      ...{ id: world.ctx.newId(), userId: idOf(petra), kind: "message" as const, occasion: `m${n}`, conversationId },
      ...{ subjectId: world.ctx.newId(), inApp: true, sound: true, push: false },
      createdAt: new Date(world.clock.now().getTime() + n),
    }));
    await world.db.insert(notifications).values(rows);
    const recent = await callerOf(petra).recent();
    expect(recent.map(({ id }) => id)).toEqual(rows.slice(5).map(({ id }) => id));
  });

  it("keeps each person's choices", async () => {
    const { petra, jana } = await addDesk(world);
    await callerOf(petra).choose({ kind: "message", inApp: true, sound: false, push: false });
    const ofMessage = async (person: typeof petra) =>
      (await callerOf(person).settings()).choices.find(({ kind }) => kind === "message")?.choice;
    expect(await ofMessage(petra)).toEqual({ inApp: true, sound: false, push: false });
    expect(await ofMessage(jana)).toEqual({ inApp: true, sound: true, push: true });
  });
});
