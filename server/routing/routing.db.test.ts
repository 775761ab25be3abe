import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contacts } from "@/db/schema/contacts";
import { conversations, sessions } from "@/db/schema/inbox";
import { numberEvents, numbers } from "@/db/schema/numbers";
import { sessionTags, tags } from "@/db/schema/tags";
import { auditEntries, groups, users } from "@/db/schema/team";
import { addField } from "../contacts/change-fields";
import type { Ctx } from "../context";
import { addContact, addConversation, addNumber, addUser, type TestWorld, testWorld } from "../test-world";
import { createCaller } from "../trpc/procedures";
import { routeSessions } from "./route-sessions";
import { routingRouter } from "./router";
import { saveRouting } from "./save-routing";
import type { RuleInput, SaveRoutingInput } from "./schema";
import { listNumberRoutings, showRouting } from "./show-routing";
import { testRouting } from "./test-routing";

let world: TestWorld;
let admin: Ctx;
beforeAll(async () => {
  world = await testWorld();
  admin = world.as(await addUser(world.ctx, { role: "admin" }));
});
afterAll(() => world.close());

async function addGroup(name: string): Promise<string> {
  const id = world.ctx.newId();
  await world.db.insert(groups).values({ id, name: `${name} ${id}` });
  return id;
}

const rule = (change: Partial<RuleInput> & { target: RuleInput["target"] }): RuleInput => ({
  id: world.ctx.newId(),
  name: "Reklamace",
  enabled: true,
  conditions: [{ kind: "text", words: ["reklamace"] }],
  ...change,
});
const untested = { fallbackGroupId: null, text: "", contactId: null, campaignId: null, at: null };
const toGroup = (groupId: string): RuleInput["target"] => ({ kind: "group", groupId, operatorId: null, botId: null });

async function addDesk() {
  const groupId = await addGroup("Servis");
  const { numberId } = await addNumber(world.ctx);
  const save = (change: Partial<SaveRoutingInput> = {}) =>
    saveRouting(admin, { numberId, version: 0, fallbackGroupId: null, rules: [], ...change });
  return { groupId, numberId, save };
}

describe("rules of a number (S0.16)", () => {
  it("may ask for a field of the company that no card has yet (N.45, N.71)", async () => {
    const { numberId } = await addDesk();
    const key = `Pobočka ${world.ctx.newId().slice(-12)}`;
    await addField(admin, { scope: "contact", key, label: "Pobočka", kind: "text", options: [], required: false });
    await world.db.insert(contacts).values({ id: world.ctx.newId(), fields: { "Značka kola": "Author" } });
    const { fields } = (await showRouting(admin, { numberId })).choices;
    expect(fields).toEqual(expect.arrayContaining([key, "Značka kola"]));
  });

  it("keeps them in their order, notes who did it and what happened to the number", async () => {
    const { groupId, numberId, save } = await addDesk();
    const [first, second] = [rule({ name: "První", target: toGroup(groupId) }), rule({ target: toGroup(groupId) })];
    await save({ rules: [first, second] });
    await save({ version: 1, rules: [second, first], fallbackGroupId: groupId });

    const view = await showRouting(admin, { numberId });
    expect(view.rules.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect([view.version, view.fallbackGroupId, view.updatedByName]).toEqual([2, groupId, "Petra Nováková"]);
    const [number] = await world.db.select().from(numbers).where(eq(numbers.id, numberId));
    expect(number?.groupId).toBe(groupId);
    const events = await world.db.select().from(numberEvents).where(eq(numberEvents.numberId, numberId));
    expect(events.map(({ details }) => details)).toEqual([{ groupId }]);
    const audit = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, numberId));
    expect(audit.map(({ action }) => action)).toEqual(["routing.saved", "routing.saved"]);
  });

  it("lets only the first of two people save, and changes nothing for the other", async () => {
    const { groupId, numberId, save } = await addDesk();
    const both = await Promise.allSettled([
      save({ rules: [rule({ name: "A", target: toGroup(groupId) })] }),
      save({ rules: [rule({ name: "B", target: toGroup(groupId) })] }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { key: "routingChanged" } });
    await expect(save({ version: 0 })).rejects.toMatchObject({ key: "routingChanged" });
    expect((await showRouting(admin, { numberId })).rules).toHaveLength(1);
  });

  it("refuses a target that is not there", async () => {
    const { save } = await addDesk();
    await expect(save({ rules: [rule({ target: toGroup(world.ctx.newId()) })] })).rejects.toMatchObject({
      key: "routingTarget",
    });
    await expect(save({ fallbackGroupId: world.ctx.newId() })).rejects.toMatchObject({ key: "routingTarget" });
  });

  it("lists a number without routing as one (S0.17)", async () => {
    const { groupId, numberId, save } = await addDesk();
    const mine = async () => (await listNumberRoutings(admin)).find((row) => row.numberId === numberId);
    expect(await mine()).toMatchObject({ version: 0, ruleCount: 0, groupName: null });
    await save({ rules: [rule({ target: toGroup(groupId) }), rule({ enabled: false, target: toGroup(groupId) })] });
    expect(await mine()).toMatchObject({ version: 1, ruleCount: 1 });
  });

  it("is seen by a supervisor, changed by an administrator only", async () => {
    const { numberId } = await addDesk();
    const call = async (role: "operator" | "supervisor") =>
      createCaller(routingRouter)(world.as(await addUser(world.ctx, { role })));
    const supervisor = await call("supervisor");
    expect((await supervisor.show({ numberId })).version).toBe(0);
    await expect(supervisor.save({ numberId, version: 0, fallbackGroupId: null, rules: [] })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const operator = await call("operator");
    await expect(operator.show({ numberId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(operator.hours()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it.each([
    [
      "a group rule without a group",
      { target: { kind: "group" as const, groupId: null, operatorId: null, botId: null } },
    ],
    [
      "a field rule without a value",
      { conditions: [{ kind: "field" as const, key: "Město", test: "is" as const, value: " " }] },
    ],
    ["words that are none", { conditions: [{ kind: "text" as const, words: [" "] }] }],
    ["a rule without a name", { name: " " }],
  ])("refuses %s", async (_, change) => {
    const { groupId, numberId } = await addDesk();
    const caller = createCaller(routingRouter)(admin);
    const bad = { ...rule({ target: toGroup(groupId) }), ...change };
    await expect(caller.save({ numberId, version: 0, fallbackGroupId: null, rules: [bad] })).rejects.toMatchObject({
      code: "BAD_REQUEST",
    });
  });
});

describe("where a session goes (N.45)", () => {
  async function addClient(numberId: string, fields: Record<string, string> = {}) {
    const contactId = await addContact(world.ctx, `+420606${Math.random().toString().slice(2, 8)}`);
    await world.db.update(contacts).set({ fields }).where(eq(contacts.id, contactId));
    return { contactId, conversationId: await addConversation(world.ctx, { numberId, contactId }) };
  }

  it("reads facts of several numbers and clients at once, each its own", async () => {
    const [one, two] = [await addDesk(), await addDesk()];
    await one.save({ rules: [rule({ target: toGroup(one.groupId) })] });
    await two.save({
      fallbackGroupId: two.groupId,
      rules: [
        rule({
          conditions: [{ kind: "field", key: "město", test: "is", value: "brno" }],
          target: { kind: "everyone", groupId: null, operatorId: null, botId: null },
        }),
      ],
    });
    const [a, b, c] = [
      await addClient(one.numberId),
      await addClient(two.numberId, { Město: "Brno" }),
      await addClient(two.numberId),
    ];
    const routed = await routeSessions(world.ctx, [
      { numberId: one.numberId, conversationId: a.conversationId, text: "REKLAMACE kola", campaignId: null },
      { numberId: two.numberId, conversationId: b.conversationId, text: null, campaignId: null },
      { numberId: two.numberId, conversationId: c.conversationId, text: "ahoj", campaignId: null },
    ]);
    expect(routed.map(({ explanation: { target } }) => [target.kind, target.groupId])).toEqual([
      ["group", one.groupId],
      ["everyone", null],
      ["group", two.groupId],
    ]);
    expect(routed[2]?.explanation).toMatchObject({ ruleId: null, version: 1, tried: [{ verdict: "failed" }] });
  });

  it("knows who served the client last, on whatever number, and whether they still work here", async () => {
    const [here, elsewhere] = [await addDesk(), await addDesk()];
    const petra = await addUser(world.ctx);
    await here.save({
      fallbackGroupId: here.groupId,
      rules: [
        rule({
          name: "Vracející se",
          conditions: [{ kind: "returning", withinDays: 30 }],
          target: { kind: "last_operator", groupId: null, operatorId: null, botId: null },
        }),
      ],
    });
    const { contactId, conversationId } = await addClient(here.numberId);
    const old = world.ctx.newId();
    await world.db.insert(conversations).values({ id: old, numberId: elsewhere.numberId, contactId });
    await world.db.insert(sessions).values({
      id: world.ctx.newId(),
      conversationId: old,
      status: "ended",
      origin: "client",
      operatorId: petra.userId,
      startedAt: new Date("2026-11-01T10:00:00Z"),
    });
    const route = async () => {
      const beginning = { numberId: here.numberId, conversationId, text: "ahoj", campaignId: null };
      return (await routeSessions(world.ctx, [beginning]))[0]?.explanation;
    };
    expect((await route())?.target).toMatchObject({
      kind: "last_operator",
      operatorId: petra.userId,
      groupId: here.groupId,
    });
    await world.db.update(users).set({ active: false }).where(eq(users.id, petra.userId));
    expect(await route()).toMatchObject({ ruleId: null, tried: [{ verdict: "no_target" }] });
  });

  it("knows the tags of the client's earlier sessions, but not retired ones", async () => {
    const { groupId, numberId, save } = await addDesk();
    const vip = { id: world.ctx.newId(), name: `VIP ${numberId}` };
    await save({ rules: [rule({ conditions: [{ kind: "tag", tags: [vip] }], target: toGroup(groupId) })] });
    const { contactId, conversationId } = await addClient(numberId);
    const sessionId = world.ctx.newId();
    await world.db.insert(sessions).values({
      id: sessionId,
      conversationId,
      status: "ended",
      origin: "client",
      startedAt: new Date("2026-11-01T10:00:00Z"),
    });
    await world.db.insert(tags).values({ ...vip, color: "blue", createdAt: new Date() });
    const beginning = { numberId, conversationId, text: "ahoj", campaignId: null };
    const ruleId = async () => (await routeSessions(world.ctx, [beginning]))[0]?.explanation.ruleId ?? null;
    expect(await ruleId()).toBeNull();
    await world.db.insert(sessionTags).values({ sessionId, tagId: vip.id, addedAt: new Date() });
    expect(await ruleId()).not.toBeNull();
    const rules = (await showRouting(admin, { numberId })).rules;
    const tested = await testRouting(admin, { ...untested, numberId, rules, contactId });
    expect(tested.explanation.tried[0]?.conditions[0]?.found).toBe(vip.name);
    await world.db.update(tags).set({ retiredAt: new Date() }).where(eq(tags.id, vip.id));
    expect(await ruleId()).toBeNull();
  });

  it("takes a dissolved group for none", async () => {
    const { groupId, numberId, save } = await addDesk();
    await save({ fallbackGroupId: groupId, rules: [rule({ conditions: [], target: toGroup(groupId) })] });
    await world.db.update(groups).set({ active: false }).where(eq(groups.id, groupId));
    const { conversationId } = await addClient(numberId);
    const [routed] = await routeSessions(world.ctx, [{ numberId, conversationId, text: "ahoj", campaignId: null }]);
    expect(routed?.explanation).toMatchObject({ ruleId: null, target: { kind: "everyone", groupId: null } });
  });
});

describe("what would happen to a message (N.62)", () => {
  it("answers by rules that are not saved, and writes nothing", async () => {
    const { groupId, numberId } = await addDesk();
    const input = {
      numberId,
      fallbackGroupId: null,
      rules: [rule({ target: toGroup(groupId) })],
      contactId: null,
      campaignId: null,
      at: null,
    };
    const hit = await testRouting(admin, { ...input, text: "Chtěl bych podat réklamaci, reklamace č. 3" });
    expect(hit).toMatchObject({ language: "cs", awayReply: null, explanation: { target: { groupId }, version: 0 } });
    const miss = await testRouting(admin, { ...input, text: "" });
    expect(miss.explanation.tried[0]).toMatchObject({ verdict: "failed", conditions: [{ holds: false, found: null }] });
    expect((await showRouting(admin, { numberId })).version).toBe(0);
  });
});
