import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sendStreams } from "@/db/schema/delivery";
import { sessions } from "@/db/schema/inbox";
import { calendars, type RoutingCondition } from "@/db/schema/routing";
import type { Ctx } from "../context";
import { saveCalendar } from "../routing/save-calendar";
import { saveRouting } from "../routing/save-routing";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { endSession } from "./end-session";
import {
  addDesk,
  addGroup,
  addResult,
  clientWrites,
  inbound,
  messagesOf,
  newPhone,
  receive,
  sessionsOf,
} from "./inbox-world";
import { showConversation } from "./show-conversation";
import { showRoutingOf } from "./show-routing-of";

const sunday = new Date("2026-11-22T12:00:00Z");
const monday = new Date("2026-11-23T09:00:00Z");
const closedOnSundays = {
  version: 0,
  week: Array.from({ length: 7 }, (_, day) => (day < 6 ? [[480, 990] as [number, number]] : [])),
  observesHolidays: true,
  replyEnabled: true,
  reply: "Dnes nepracujeme, ozveme se v pondělí.",
  callbackLabel: "",
};

let world: TestWorld;
let admin: Ctx;
beforeAll(async () => {
  world = await testWorld({ now: sunday });
  admin = world.as(await addUser(world.ctx, { role: "admin" }));
});
afterAll(() => world.close());

async function deskWith(conditions: RoutingCondition[]) {
  const [desk, groupId] = [await addDesk(world), await addGroup(world)];
  const rule = { id: world.ctx.newId(), name: "Pravidlo", enabled: true, conditions };
  await saveRouting(admin, {
    numberId: desk.number.numberId,
    version: 0,
    fallbackGroupId: desk.groupId,
    rules: [{ ...rule, target: { kind: "group", groupId, operatorId: null, botId: null } }],
  });
  return { ...desk, target: groupId, ruleId: rule.id };
}

const outgoing = async (conversationId: string) =>
  (await messagesOf(world, conversationId)).filter(({ direction }) => direction === "out");

describe("a session that begins (N.45, O15)", () => {
  it("goes where the first matching rule says, and keeps why", async () => {
    const { number, target, ruleId, petra } = await deskWith([{ kind: "text", words: ["reklamace"] }]);
    const { conversationId, sessionId } = await clientWrites(world, number, { body: "Řeším REKLAMACI: reklamace" });
    const [session] = await sessionsOf(world, conversationId);
    expect([session?.groupId, session?.routing?.ruleId]).toEqual([target, ruleId]);
    expect(await showRoutingOf(petra, { sessionId })).toMatchObject({
      version: 1,
      target: { groupId: target },
      tried: [{ verdict: "won", conditions: [{ holds: true, found: "reklamace" }] }],
    });
  });

  it("goes to the group of the number when no rule fits, and the next message changes nothing", async () => {
    const { number, groupId } = await deskWith([{ kind: "text", words: ["reklamace"] }]);
    const phone = newPhone();
    const { conversationId } = await clientWrites(world, number, { phone, body: "Ahoj" });
    await clientWrites(world, number, { phone, body: "reklamace" });
    const all = await sessionsOf(world, conversationId);
    expect(all.map((session) => [session.groupId, session.routing?.ruleId])).toEqual([[groupId, null]]);
  });

  it("goes to a group by the campaign it answers (O27)", async () => {
    const { number, target } = await deskWith([{ kind: "campaign", campaignId: null, name: null }]);
    const phone = newPhone();
    const first = await clientWrites(world, number, { phone });
    await endSession(world.as(await addUser(world.ctx, { role: "supervisor" })), {
      sessionId: first.sessionId,
      resultId: await addResult(world),
      note: "",
    });
    const streamId = world.ctx.newId();
    await world.db.insert(sendStreams).values({ id: streamId, numberId: number.numberId, status: "open" });
    await world.sql`insert into messages (id, conversation_id, number_id, direction, kind, status, stream_id, at)
      values (${world.ctx.newId()}, ${first.conversationId}, ${number.numberId}, 'out', 'template', 'sent', ${streamId}, ${sunday.toISOString()})`;
    await clientWrites(world, number, { phone, body: "Ano, chci", at: new Date("2026-11-22T12:30:00Z") });
    const [, session] = await sessionsOf(world, first.conversationId);
    expect([session?.groupId, session?.campaignId]).toEqual([target, streamId]);
  });

  it("is seen by the group that the rule names, whoever the number belongs to (S0.3)", async () => {
    const { number, target, stranger } = await deskWith([]);
    const member = world.as(await addUser(world.ctx, { groupIds: [target] }));
    const { conversationId, sessionId } = await clientWrites(world, number);
    expect((await showConversation(member, { conversationId })).session?.id).toBe(sessionId);
    await expect(showConversation(stranger, { conversationId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("tells why to those who see the session only", async () => {
    const { number, stranger } = await deskWith([]);
    const { sessionId } = await clientWrites(world, number);
    await expect(showRoutingOf(stranger, { sessionId })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("outside working hours (N.70)", () => {
  async function closedDesk() {
    const desk = await deskWith([{ kind: "hours", is: "outside" }]);
    await saveCalendar(admin, { ...closedOnSundays, numberId: desk.number.numberId });
    return desk;
  }

  it("answers once a session however many messages, webhooks and replays come", async () => {
    const { number, target } = await closedDesk();
    const phone = newPhone();
    const incoming = [inbound({ phone }), inbound({ phone }), inbound({ phone })];
    await receive(world, number, ...incoming);
    await Promise.all(Array.from({ length: 8 }, () => receive(world, number, ...incoming)));
    const { conversationId } = await clientWrites(world, number, { phone });
    expect(await outgoing(conversationId)).toMatchObject([
      { body: closedOnSundays.reply, status: "queued", authorId: null, kind: "text" },
    ]);
    const [session] = await sessionsOf(world, conversationId);
    expect(session).toMatchObject({ groupId: target, status: "waiting", awayRepliedAt: sunday });
    expect(world.sentJobs).toContainEqual({ name: "delivery/number.due", data: { numberId: number.numberId } });
  });

  it("answers who waits since the hours and writes again after them", async () => {
    const { number } = await closedDesk();
    const phone = newPhone();
    world.clock.set(monday);
    const { conversationId } = await clientWrites(world, number, { phone, at: monday });
    expect(await outgoing(conversationId)).toEqual([]);
    const evening = new Date("2026-11-23T18:00:00Z");
    world.clock.set(evening);
    await clientWrites(world, number, { phone, at: evening });
    await clientWrites(world, number, { phone, at: evening });
    expect(await outgoing(conversationId)).toHaveLength(1);
    world.clock.set(sunday);
  });

  it("leaves a session alone that somebody holds", async () => {
    const { number } = await closedDesk();
    const phone = newPhone();
    world.clock.set(monday);
    const { conversationId, sessionId } = await clientWrites(world, number, { phone, at: monday });
    const supervisor = world.as(await addUser(world.ctx, { role: "supervisor" }));
    await acceptSession(supervisor, { sessionId });
    world.clock.set(new Date("2026-11-23T18:00:00Z"));
    await clientWrites(world, number, { phone, at: new Date("2026-11-23T18:00:00Z") });
    expect(await outgoing(conversationId)).toEqual([]);
    world.clock.set(sunday);
  });

  it("says nothing to a message whose window is over, to a blocked number or without hours", async () => {
    const { number } = await closedDesk();
    const late = await clientWrites(world, number, { at: new Date("2026-11-21T11:00:00Z") });
    expect(await outgoing(late.conversationId)).toEqual([]);
    await world.sql`update numbers set status = 'blocked' where id = ${number.numberId}`;
    const blocked = await clientWrites(world, number);
    expect(await outgoing(blocked.conversationId)).toEqual([]);
    const free = await clientWrites(world, (await deskWith([])).number);
    expect(await outgoing(free.conversationId)).toEqual([]);
  });

  it("falls back to the company's hours", async () => {
    const { number } = await deskWith([]);
    await saveCalendar(admin, { ...closedOnSundays, numberId: null });
    const { conversationId } = await clientWrites(world, number);
    expect(await outgoing(conversationId)).toHaveLength(1);
    await world.db.delete(calendars).where(eq(calendars.reply, closedOnSundays.reply));
    expect(await world.db.select().from(sessions).where(eq(sessions.conversationId, conversationId))).toHaveLength(1);
  });
});
