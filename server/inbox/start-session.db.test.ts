import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contacts } from "@/db/schema/contacts";
import { numbers } from "@/db/schema/numbers";
import type { Ctx } from "../context";
import { addContact, addTemplate, type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { checkRecipient } from "./check-recipient";
import { addDesk, clientWrites, conversationOf, messagesOf, newPhone, sessionsOf } from "./inbox-world";
import { reply } from "./reply";
import type { StartSessionInput } from "./schema";
import { sendingNumbers, sendingTemplates } from "./sending-choices";
import { startSession } from "./start-session";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const values = { "body.1": "pane", "body.2": "Nováku", "body.3": "42" };

async function ready() {
  const desk = await addDesk(world);
  const templateId = await addTemplate(world.ctx, desk.number.numberId);
  const start = (ctx: Ctx, change: Partial<StartSessionInput> = {}) =>
    startSession(ctx, {
      messageId: world.ctx.newId(),
      numberId: desk.number.numberId,
      to: { phone: newPhone() },
      templateId,
      values,
      ...change,
    });
  return { ...desk, templateId, start };
}

describe("an operator starts (S1.20 to S1.27)", () => {
  it("sends the template in a session of their own that waits for the client", async () => {
    const { petra, start } = await ready();
    const outcome = await start(petra, { to: { phone: "601 123 456" } });
    const conversationId = outcome.ok ? outcome.conversationId : "";
    expect(outcome.ok).toBe(true);
    expect(await sessionsOf(world, conversationId)).toMatchObject([{ status: "awaiting_reply", origin: "operator" }]);
    const [message] = await messagesOf(world, conversationId);
    expect(message).toMatchObject({ kind: "template", status: "queued" });
    expect(await conversationOf(world, conversationId)).toMatchObject({ lastMessageId: message?.id });
    expect(petra.deferred()).toBe(1);
  });

  it("refuses free text until the client reacts, and reacts by itself then", async () => {
    const { petra, number, start } = await ready();
    const phone = newPhone();
    const outcome = await start(petra, { to: { phone } });
    const conversationId = outcome.ok ? outcome.conversationId : "";
    const say = () =>
      reply(petra, { messageId: world.ctx.newId(), conversationId, content: { kind: "text", body: "Haló?" } });
    expect(await say()).toEqual({ ok: false, reason: "awaiting_reply" });
    await clientWrites(world, number, { phone, kind: "button", body: "Ano", payload: { button: { text: "Ano" } } });
    expect(await sessionsOf(world, conversationId)).toMatchObject([{ status: "active" }]);
    expect(await say()).toEqual({ ok: true });
  });

  it("starts once for two clicks", async () => {
    const { petra, start } = await ready();
    const input = { messageId: world.ctx.newId(), to: { phone: newPhone() } };
    const outcomes = await Promise.all([start(petra, input), start(petra, input)]);
    const [first, second] = outcomes;
    expect(first).toEqual(second);
    expect(await start(petra, input)).toEqual(first);
    expect(await messagesOf(world, first?.ok ? first.conversationId : "")).toHaveLength(1);
  });

  it("names the open session instead of starting another", async () => {
    const { petra, jana, number, start } = await ready();
    const phone = newPhone();
    const { conversationId, sessionId } = await clientWrites(world, number, { phone });
    await acceptSession(jana, { sessionId });
    expect(await start(petra, { to: { phone } })).toEqual({ ok: false, reason: "open_session", conversationId });
    expect(await messagesOf(world, conversationId)).toHaveLength(1);
  });

  it.each(["", "abc", "123", "+420 999"])("says that %j is no phone", async (phone) => {
    const { petra, start } = await ready();
    expect(await start(petra, { to: { phone } })).toEqual({ ok: false, reason: "invalid_phone" });
  });

  it("refuses a blocked client, marketing against a wish and a number that does not send (S0.4)", async () => {
    const { petra, number, start } = await ready();
    const contactId = await addContact(world.ctx, newPhone());
    const set = (change: Partial<typeof contacts.$inferInsert>) =>
      world.db.update(contacts).set(change).where(eq(contacts.id, contactId));
    await set({ marketingOptedOutAt: world.ctx.now() });
    const marketing = await addTemplate(world.ctx, number.numberId, { name: "sleva", category: "marketing" });
    expect(await start(petra, { to: { contactId }, templateId: marketing })).toEqual({
      ok: false,
      reason: "opted_out",
    });
    await set({ blockedAt: world.ctx.now() });
    expect(await start(petra, { to: { contactId } })).toEqual({ ok: false, reason: "blocked" });
    await world.db.update(numbers).set({ status: "disconnected" }).where(eq(numbers.id, number.numberId));
    expect(await start(petra)).toEqual({ ok: false, reason: "number" });
  });

  it("does not find a number of another group", async () => {
    const { stranger, supervisor, start } = await ready();
    await expect(start(stranger)).rejects.toMatchObject({ code: "not_found" });
    expect((await start(supervisor)).ok).toBe(true);
  });
});

describe("what the dialog asks", () => {
  it("knows the client, their open session and the window", async () => {
    const { petra, number } = await ready();
    const phone = newPhone();
    const check = (to: { phone: string }) => checkRecipient(petra, { numberId: number.numberId, to });
    expect(await check({ phone: "nic" })).toEqual({ invalid: true });
    expect(await check({ phone })).toMatchObject({ phone, contact: null, windowOpen: false, openConversationId: null });
    const { conversationId, at } = await clientWrites(world, number, { phone });
    expect(await check({ phone: phone.replace("+420", "") })).toMatchObject({
      phone,
      contact: { name: "Karel" },
      blocked: false,
      consent: "none",
      openConversationId: conversationId,
      lastContactAt: at,
      windowOpen: true,
    });
  });

  it("offers the person's numbers and their approved templates only", async () => {
    const { petra, stranger, number, templateId } = await ready();
    await addTemplate(world.ctx, number.numberId, { name: "zamitnuta", status: "rejected" });
    await addTemplate(world.ctx, number.numberId, { name: "smazana", removedAt: world.ctx.now() });
    const offered = await sendingNumbers(petra);
    expect(offered.find(({ id }) => id === number.numberId)).toMatchObject({ maySend: true, dailyUsed: 0 });
    expect((await sendingNumbers(stranger)).some(({ id }) => id === number.numberId)).toBe(false);
    const templates = await sendingTemplates(petra, number);
    expect(templates.map(({ id }) => id)).toEqual([templateId]);
    expect(templates[0]?.variables.map(({ key }) => key)).toEqual(["body.1", "body.2", "body.3"]);
    await expect(sendingTemplates(stranger, number)).rejects.toMatchObject({ code: "not_found" });
  });
});
