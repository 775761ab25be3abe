import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { AutomationAction, AutomationTrigger } from "@/db/schema/automations";
import { automationEvents, automationFirings } from "@/db/schema/automations";
import { contactFields } from "@/db/schema/contacts";
import { sessionEvents } from "@/db/schema/inbox";
import type { RoutingCondition } from "@/db/schema/routing";
import { sessionTags, tags } from "@/db/schema/tags";
import { auditEntries } from "@/db/schema/team";
import type { Ctx } from "../context";
import { acceptSession } from "../inbox/accept-session";
import { endSession } from "../inbox/end-session";
import { addDesk, addGroup, addResult, clientWrites, messagesOf, newPhone, sessionsOf } from "../inbox/inbox-world";
import { reply } from "../inbox/reply";
import { tagSession } from "../inbox/tag-session";
import { addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { automationsRouter } from "./router";
import { runAutomations } from "./run-automations";
import { addAutomation, removeAutomation, switchAutomation } from "./save-automation";
import { showFirings } from "./show-automations";

const begin = new Date("2026-11-23T09:00:00Z");
const after = (minutes: number) => new Date(begin.getTime() + minutes * 60_000);

const noGroup = "00000000-0000-4000-8000-000000000000";

let world: TestWorld;
let admin: Ctx;
beforeAll(async () => {
  world = await testWorld({ now: begin });
  admin = world.as(await addUser(world.ctx, { role: "admin" }));
});
/** Rules are the whole company's: each test has its own alone. */
beforeEach(async () => {
  world.clock.set(begin);
  await world.sql`delete from automations`;
  await world.sql`delete from automation_events`;
  await world.sql`update sessions set status = 'ended'`;
});
afterAll(() => world.close());

async function addTag(name: string): Promise<string> {
  const id = world.ctx.newId();
  await world.db.insert(tags).values({ id, name: `${name} ${id}`, color: "red" });
  return id;
}

const add = (trigger: AutomationTrigger, actions: AutomationAction[], conditions: RoutingCondition[] = []) =>
  addAutomation(admin, { name: "Pravidlo", trigger, conditions, actions });

const tagging = (tagId: string): AutomationAction => ({ kind: "tag", tagId, name: "VIP" });
const tagsOf = async (sessionId: string) =>
  (await world.db.select().from(sessionTags).where(eq(sessionTags.sessionId, sessionId))).map(({ tagId }) => tagId);
const firedIn = (sessionId: string) =>
  world.db.select().from(automationFirings).where(eq(automationFirings.sessionId, sessionId));

describe("a rule of the company (N.46)", () => {
  it("acts when a session begins, tells the transcript, and says why", async () => {
    const [{ number, petra, stranger }, groupId, tagId] = [
      await addDesk(world),
      await addGroup(world),
      await addTag("VIP"),
    ];
    await add(
      { kind: "session_began" },
      [tagging(tagId), { kind: "forward", groupId, name: "Servis" }, { kind: "note", body: "Volat přednostně." }],
      [{ kind: "text", words: ["reklamace"] }],
    );
    const { sessionId, conversationId } = await clientWrites(world, number, {
      body: "Mám reklamaci: REKLAMACE",
      at: begin,
    });
    expect(await runAutomations(world.ctx)).toBe(1);
    expect(await tagsOf(sessionId)).toEqual([tagId]);
    expect((await sessionsOf(world, conversationId))[0]).toMatchObject({ status: "waiting", groupId });
    const events = await world.db.select().from(sessionEvents).where(eq(sessionEvents.sessionId, sessionId));
    expect(events.at(-1)).toMatchObject({ action: "automated", label: "Pravidlo", note: "Volat přednostně." });
    expect(await showFirings(petra, { sessionId })).toMatchObject([
      {
        name: "Pravidlo",
        tried: [{ holds: true, found: "reklamace" }],
        done: [{ reason: null }, { reason: null }, { reason: null }],
      },
    ]);
    await expect(showFirings(stranger, { sessionId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("does nothing where a condition does not hold", async () => {
    const [{ number }, tagId] = [await addDesk(world), await addTag("VIP")];
    await add({ kind: "client_message" }, [tagging(tagId)], [{ kind: "text", words: ["reklamace"] }]);
    const { sessionId } = await clientWrites(world, number, { body: "Ahoj", at: begin });
    expect([await runAutomations(world.ctx), await tagsOf(sessionId), await firedIn(sessionId)]).toEqual([0, [], []]);
  });

  it("acts once for a message, whoever asks at once and however often", async () => {
    const [{ number }, phone] = [await addDesk(world), newPhone()];
    await add({ kind: "client_message" }, [{ kind: "send", body: "Děkujeme, {{jmeno}}." }]);
    const { conversationId, sessionId } = await clientWrites(world, number, { phone, at: begin });
    await clientWrites(world, number, { phone, at: begin });
    const counts = await Promise.all([runAutomations(world.ctx), runAutomations(world.ctx), runAutomations(world.ctx)]);
    expect(counts.reduce((a, b) => a + b)).toBe(2);
    expect(await runAutomations(world.ctx)).toBe(0);
    const sent = (await messagesOf(world, conversationId)).filter(({ direction }) => direction === "out");
    expect(sent.map(({ body, authorId }) => [body, authorId])).toEqual([
      ["Děkujeme, Karel.", null],
      ["Děkujeme, Karel.", null],
    ]);
    expect(await firedIn(sessionId)).toHaveLength(2);
  });

  it("is never set off by what a rule did, so nothing goes round in circles", async () => {
    const [{ number }, one, other] = [await addDesk(world), await addTag("Jedna"), await addTag("Druhá")];
    await add({ kind: "tag_added", tags: [] }, [tagging(one), tagging(other)]);
    await add({ kind: "session_began" }, [tagging(one)]);
    const { sessionId } = await clientWrites(world, number, { at: begin });
    expect(await runAutomations(world.ctx)).toBe(1);
    expect(await runAutomations(world.ctx)).toBe(0);
    expect([await tagsOf(sessionId), await world.db.select().from(automationEvents)]).toEqual([[one], []]);
  });

  it("acts when a person adds one of its tags, or ends the session", async () => {
    const [{ number, petra }, mine, other] = [await addDesk(world), await addTag("Můj"), await addTag("Jiný")];
    await add({ kind: "tag_added", tags: [{ id: mine, name: "Můj" }] }, [{ kind: "note", body: "Tag" }]);
    await add({ kind: "session_ended" }, [{ kind: "forward", groupId: await addGroup(world), name: "Servis" }]);
    const { sessionId } = await clientWrites(world, number, { at: begin });
    await acceptSession(petra, { sessionId });
    await tagSession(petra, { sessionId, tagId: other, isOn: true });
    expect(await runAutomations(world.ctx)).toBe(0);
    await tagSession(petra, { sessionId, tagId: mine, isOn: true });
    expect(await runAutomations(world.ctx)).toBe(1);
    await endSession(petra, { sessionId, resultId: await addResult(world), note: "" });
    expect(await runAutomations(world.ctx)).toBe(1);
    expect((await firedIn(sessionId)).at(-1)?.done).toMatchObject([{ reason: "ended" }]);
  });

  it("acts when nobody has answered for so long, once for a message, and not where a person has", async () => {
    const [{ number, petra }, tagId] = [await addDesk(world), await addTag("Čeká dlouho")];
    await add({ kind: "no_answer", minutes: 10 }, [tagging(tagId)]);
    const silent = await clientWrites(world, number, { at: after(1) });
    const answered = await clientWrites(world, number, { at: after(1) });
    await acceptSession(petra, { sessionId: answered.sessionId });
    world.clock.set(after(2));
    const messageId = world.ctx.newId();
    await reply(petra, {
      messageId,
      conversationId: answered.conversationId,
      content: { kind: "text", body: "Hned." },
    });
    world.clock.set(after(10));
    expect(await runAutomations(world.ctx)).toBe(0);
    world.clock.set(after(12));
    expect((await Promise.all([runAutomations(world.ctx), runAutomations(world.ctx)])).reduce((a, b) => a + b)).toBe(1);
    expect([await tagsOf(silent.sessionId), await tagsOf(answered.sessionId)]).toEqual([[tagId], []]);
  });

  it("acts when the window ends soon, and remembers where its conditions did not hold", async () => {
    const [{ number }, tagId] = [await addDesk(world), await addTag("Okno")];
    await add({ kind: "window_ends", minutes: 60 }, [tagging(tagId)], [{ kind: "text", words: ["kolo"] }]);
    const phone = newPhone();
    const yes = await clientWrites(world, number, { phone, body: "Kdy bude kolo?", at: begin });
    const no = await clientWrites(world, number, { body: "Ahoj", at: begin });
    world.clock.set(after(22 * 60));
    expect(await runAutomations(world.ctx)).toBe(0);
    world.clock.set(after(23 * 60 + 5));
    expect([await runAutomations(world.ctx), await runAutomations(world.ctx)]).toEqual([1, 0]);
    expect([await tagsOf(yes.sessionId), await tagsOf(no.sessionId)]).toEqual([[tagId], []]);
    expect(await firedIn(no.sessionId)).toMatchObject([{ held: false, done: [] }]);
  });

  it("fills in a field of the client, as its definition allows", async () => {
    const [{ number }, key] = [await addDesk(world), `segment-${world.ctx.newId()}`];
    const field = { id: world.ctx.newId(), key, label: "Segment", kind: "choice" as const, options: ["A", "B"] };
    await world.db.insert(contactFields).values({ ...field, position: 0, createdAt: begin });
    const fill = (value: string): AutomationAction => ({ kind: "field", key, label: "Segment", value });
    await add({ kind: "session_began" }, [fill("A"), fill("C")]);
    const { sessionId, conversationId } = await clientWrites(world, number, { at: begin });
    await runAutomations(world.ctx);
    expect((await firedIn(sessionId))[0]?.done.map(({ reason }) => reason)).toEqual([null, "field"]);
    const [contact] =
      await world.sql`select k.fields from contacts k join conversations c on c.contact_id = k.id where c.id = ${conversationId}`;
    expect(contact?.fields).toMatchObject({ [key]: "A" });
  });

  it("leaves alone what happened before it was switched on", async () => {
    const [{ number }, tagId] = [await addDesk(world), await addTag("VIP")];
    const { automationId } = await add({ kind: "session_began" }, [tagging(tagId)]);
    const { sessionId } = await clientWrites(world, number, { at: begin });
    world.clock.set(after(1));
    await switchAutomation(admin, { automationId, enabled: false });
    await switchAutomation(admin, { automationId, enabled: true });
    expect([await runAutomations(world.ctx), await tagsOf(sessionId)]).toEqual([0, []]);
  });

  it.each<[string, AutomationAction, string, (ids: { conversationId: string }) => Promise<unknown>]>([
    ["outside the window", { kind: "send", body: "Ahoj" }, "window", async () => world.clock.set(after(25 * 60))],
    [
      "to a client who opted out",
      { kind: "send", body: "Ahoj" },
      "unwanted",
      ({ conversationId }) =>
        world.sql`update contacts set marketing_opted_out_at = now() where id = (select contact_id from conversations where id = ${conversationId})`,
    ],
    ["with a variable that nobody knows", { kind: "send", body: "{{objednavka}}" }, "variables", async () => undefined],
    [
      "to nobody",
      { kind: "alert", to: { kind: "group", id: noGroup, name: "Servis" } },
      "nobody",
      async () => undefined,
    ],
  ])("writes nothing %s, and says so", async (_, action, reason, change) => {
    const { number } = await addDesk(world);
    await add({ kind: "session_began" }, [action]);
    const { sessionId, conversationId } = await clientWrites(world, number, { at: begin });
    await change({ conversationId });
    expect(await runAutomations(world.ctx)).toBe(1);
    expect([(await firedIn(sessionId))[0]?.done[0]?.reason, (await messagesOf(world, conversationId)).length]).toEqual([
      reason,
      1,
    ]);
  });

  it("stays told in its sessions after it was deleted", async () => {
    const [{ number, petra }, tagId] = [await addDesk(world), await addTag("VIP")];
    const { automationId } = await add({ kind: "session_began" }, [tagging(tagId)]);
    const { sessionId } = await clientWrites(world, number, { at: begin });
    await runAutomations(world.ctx);
    await removeAutomation(admin, { automationId });
    expect(await showFirings(petra, { sessionId })).toMatchObject([{ name: "Pravidlo" }]);
    const traces = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, automationId));
    expect(traces.map(({ action }) => action)).toEqual(["automation.added", "automation.removed"]);
  });

  it("is tried before it is trusted (N.62), seen by supervisors, changed by administrators", async () => {
    const [{ number, supervisor, petra }, tagId] = [await addDesk(world), await addTag("VIP")];
    await add({ kind: "client_message" }, [tagging(tagId)], [{ kind: "text", words: ["faktura"] }]);
    const boss = createCaller(automationsRouter)(supervisor);
    const ask = { kind: "client_message" as const, tagId: null, numberId: number.numberId, contactId: null };
    expect(await boss.test({ ...ask, text: "Kde je faktura?" })).toMatchObject([{ isAsked: true, acts: true }]);
    expect(await boss.test({ ...ask, text: "Ahoj" })).toMatchObject([
      { isAsked: true, acts: false, tried: [{ holds: false }] },
    ]);
    expect(await boss.test({ ...ask, kind: "session_ended", text: "" })).toMatchObject([
      { isAsked: false, acts: false },
    ]);
    await expect(boss.order({ automationIds: [] })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(createCaller(automationsRouter)(petra).show()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
