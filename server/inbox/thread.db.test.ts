import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import { notes } from "@/db/schema/inbox";
import { auditEntries } from "@/db/schema/team";
import type { Ctx } from "../context";
import { type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { applyPreference } from "./apply-preference";
import { endSession } from "./end-session";
import { addDesk, addResult, clientWrites, conversationOf, inbound, newPhone, receive } from "./inbox-world";
import { markRead } from "./mark-read";
import { reply } from "./reply";
import { retryReply } from "./retry-reply";
import { saveDraft } from "./save-draft";
import { settleMessage } from "./settle-message";
import { showConversation } from "./show-conversation";
import { showThread } from "./show-thread";
import { writeNote } from "./write-note";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

async function talking() {
  const desk = await addDesk(world);
  const phone = newPhone();
  const written = await clientWrites(world, desk.number, { phone });
  await acceptSession(desk.petra, written);
  return { ...desk, ...written, phone };
}

async function say(ctx: Ctx, conversationId: string): Promise<string> {
  const messageId = world.ctx.newId();
  await reply(ctx, { messageId, conversationId, content: { kind: "text", body: "Zítra." } });
  return messageId;
}

const setStatus = (messageId: string, change: Partial<typeof messages.$inferInsert>) =>
  world.db.update(messages).set(change).where(eq(messages.id, messageId));

describe("the thread", () => {
  it("puts messages, notes and what happened into one order", async () => {
    const { petra, number, phone, conversationId, sessionId } = await talking();
    const at = (second: number) => new Date(world.ctx.now().getTime() - 300_000 + second * 1000);
    await receive(world, number, inbound({ phone, at: at(30), body: "druhá" }));
    await receive(world, number, inbound({ phone, at: at(10), body: "první" }));
    await writeNote(petra, { noteId: world.ctx.newId(), conversationId, body: "Volal v pondělí" });
    await endSession(petra, { sessionId, resultId: await addResult(world), note: "" });
    const { items, nextCursor } = await showThread(petra, { conversationId });
    expect(nextCursor).toBeNull();
    const line = (item: (typeof items)[number]) => (item.type === "event" ? item.action : item.body);
    expect(items.map(line)).toEqual([
      "první",
      "druhá",
      "started",
      "Dobrý den, kdy bude hotové kolo?",
      "accepted",
      "ended",
      "Volal v pondělí",
    ]);
    expect(items.at(-2)).toMatchObject({
      resultNameCs: "Vyřešeno",
      resultNameEn: "Resolved",
      actorName: "Petra Nováková",
    });
    const paged: string[] = [];
    for (let cursor: string | null = null, first = true; first || cursor; first = false) {
      const page = await showThread(petra, { conversationId, cursor, limit: 2 });
      paged.unshift(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(items.map(({ id }) => id));
  });

  it("folds reactions into their message, the last word of each side, and resolves quotes", async () => {
    const { petra, number, phone, conversationId, providerMessageId, messageId } = await talking();
    const react = (emoji: string, second: number) =>
      inbound({
        phone,
        kind: "reaction",
        body: null,
        payload: { reaction: { toProviderMessageId: providerMessageId, emoji } },
        at: new Date(world.ctx.now().getTime() + second * 1000),
      });
    await receive(world, number, react("❤️", 1), react("👍", 2));
    await receive(world, number, inbound({ phone, body: "k tomu", replyToProviderMessageId: providerMessageId }));
    const shown = async () =>
      (await showThread(petra, { conversationId })).items.flatMap((item) => (item.type === "message" ? [item] : []));
    const [first, second] = await shown();
    expect(first).toMatchObject({ id: messageId, reactions: [{ emoji: "👍", direction: "in" }] });
    expect(second).toMatchObject({ body: "k tomu", quoted: { id: messageId, kind: "text" }, reactions: [] });
    await receive(world, number, react("", 3));
    expect((await shown())[0]?.reactions).toEqual([]);
  });

  it("is not found by who may not see it", async () => {
    const { stranger, conversationId } = await talking();
    const noteId = world.ctx.newId();
    for (const ask of [
      () => showThread(stranger, { conversationId }),
      () => showConversation(stranger, { conversationId }),
      () => writeNote(stranger, { noteId, conversationId, body: "x" }),
      () => saveDraft(stranger, { conversationId, body: "x" }),
      () => markRead(stranger, { conversationId }),
    ])
      await expect(ask()).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("beside the thread", () => {
  it("writes a note once and keeps a draft of each person until it is emptied", async () => {
    const { petra, jana, conversationId } = await talking();
    const note = { noteId: world.ctx.newId(), conversationId, body: "Pozor na psa" };
    await Promise.all([writeNote(petra, note), writeNote(petra, note)]);
    expect(await world.db.select().from(notes).where(eq(notes.conversationId, conversationId))).toHaveLength(1);
    await saveDraft(petra, { conversationId, body: "Dob" });
    await saveDraft(petra, { conversationId, body: "Dobrý" });
    const draftOf = async (ctx: Ctx) => (await showConversation(ctx, { conversationId })).draft;
    expect([await draftOf(petra), await draftOf(jana)]).toEqual(["Dobrý", ""]);
    await saveDraft(petra, { conversationId, body: " " });
    expect(await draftOf(petra)).toBe("");
  });

  it("shows the client's identities and past sessions over every number", async () => {
    const { petra, conversationId, sessionId, phone } = await talking();
    const other = await addDesk(world);
    await clientWrites(world, other.number, { phone });
    const resultId = await addResult(world);
    await endSession(petra, { sessionId, resultId, note: "Hotovo" });
    const shown = await showConversation(petra, { conversationId });
    expect(shown.contact.identities).toEqual([
      { kind: "phone", value: phone },
      { kind: "wa_id", value: phone.slice(1) },
    ]);
    expect(shown.history).toHaveLength(2);
    expect(shown.history.find((past) => past.sessionId === sessionId)).toMatchObject({
      note: "Hotovo",
      resultNameCs: "Vyřešeno",
    });
    expect(shown.session).toBeNull();
  });

  it("reads for the holder only, and tells the provider once", async () => {
    const { petra, jana, supervisor, conversationId } = await talking();
    await markRead(jana, { conversationId });
    await markRead(supervisor, { conversationId });
    expect(await conversationOf(world, conversationId)).toMatchObject({ unreadCount: 1 });
    await markRead(petra, { conversationId });
    await markRead(petra, { conversationId });
    expect(await conversationOf(world, conversationId)).toMatchObject({ unreadCount: 0 });
    expect([petra.deferred(), jana.deferred(), supervisor.deferred()]).toEqual([1, 0, 0]);
  });

  it("keeps the client's wish about marketing", async () => {
    const { petra, number, conversationId, from } = await talking();
    const event = { type: "preference", providerNumberId: number.providerNumberId, from, at: world.ctx.now() } as const;
    const wish = async () => (await showConversation(petra, { conversationId })).contact.marketingOptedOutAt;
    await applyPreference(world.ctx, { connectionId: number.connectionId, event: { ...event, marketing: "stop" } });
    expect(await wish()).toEqual(world.ctx.now());
    const later = new Date(event.at.getTime() + 1000);
    await applyPreference(world.ctx, { connectionId: world.ctx.newId(), event: { ...event, marketing: "resume" } });
    expect(await wish()).not.toBeNull();
    await applyPreference(world.ctx, {
      connectionId: number.connectionId,
      event: { ...event, at: later, marketing: "resume" },
    });
    expect(await wish()).toBeNull();
  });
});

describe("a message that did not go well", () => {
  it("is tried again where that makes sense", async () => {
    const { petra, jana, conversationId } = await talking();
    const messageId = await say(petra, conversationId);
    await setStatus(messageId, { status: "failed", failureReason: "unknown" });
    expect(await retryReply(jana, { messageId })).toEqual({ ok: false, reason: "no_session" });
    expect(await retryReply(petra, { messageId })).toEqual({ ok: true });
    expect(petra.deferred()).toBe(3);
    await setStatus(messageId, { status: "failed", failureReason: "recipient_invalid" });
    await expect(retryReply(petra, { messageId })).rejects.toThrow("notRetryable");
  });

  it("does not leave again outside the window", async () => {
    const { petra, conversationId } = await talking();
    const messageId = await say(petra, conversationId);
    await setStatus(messageId, { status: "failed", failureReason: "unknown" });
    const late = { ...petra, now: () => new Date(world.ctx.now().getTime() + 25 * 3_600_000) };
    expect(await retryReply(late, { messageId })).toEqual({ ok: false, reason: "window_closed" });
  });

  it("is settled by a person, with a trace", async () => {
    const { petra, stranger, conversationId } = await talking();
    const [sent, again] = [await say(petra, conversationId), await say(petra, conversationId)];
    for (const id of [sent, again]) await setStatus(id, { status: "needs_decision" });
    await expect(settleMessage(stranger, { messageId: sent, as: "sent" })).rejects.toMatchObject({ code: "not_found" });
    await settleMessage(petra, { messageId: sent, as: "sent" });
    await settleMessage(petra, { messageId: again, as: "resend" });
    const statusOf = async (id: string) =>
      (await world.db.select().from(messages).where(eq(messages.id, id)))[0]?.status;
    expect([await statusOf(sent), await statusOf(again)]).toEqual(["accepted", "queued"]);
    const trace = await world.db.select().from(auditEntries).where(eq(auditEntries.objectId, sent));
    expect(trace.map(({ action }) => action)).toEqual(["message.settled_sent"]);
    await expect(settleMessage(petra, { messageId: sent, as: "sent" })).rejects.toThrow("notRetryable");
  });

  it("of a client is nobody's to repeat", async () => {
    const { petra, messageId } = await talking();
    await expect(retryReply(petra, { messageId })).rejects.toMatchObject({ code: "not_found" });
  });
});
