import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { conversations, drafts, sessions } from "@/db/schema/inbox";
import { media } from "@/db/schema/media";
import { numbers } from "@/db/schema/numbers";
import type { Ctx } from "../context";
import { addTemplate, type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { endSession } from "./end-session";
import { addDesk, addResult, clientWrites, conversationOf, messagesOf, newPhone, sessionsOf } from "./inbox-world";
import { reply } from "./reply";
import type { ReplyContent } from "./schema";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const text: ReplyContent = { kind: "text", body: "Zítra odpoledne." };
const say = (ctx: Ctx, conversationId: string, content: ReplyContent = text, messageId = world.ctx.newId()) =>
  reply(ctx, { messageId, conversationId, content });
const values = { "body.1": "pane", "body.2": "Nováku", "body.3": "42" };

async function accepted() {
  const desk = await addDesk(world);
  const phone = newPhone();
  const written = await clientWrites(world, desk.number, { phone });
  await acceptSession(desk.petra, written);
  return { ...desk, ...written, phone };
}

/** Moves the client's last word to `msAgo` before now. */
async function lastWordAgo(conversationId: string, msAgo: number) {
  const lastClientMessageAt = new Date(world.ctx.now().getTime() - msAgo);
  await world.db.update(conversations).set({ lastClientMessageAt }).where(eq(conversations.id, conversationId));
}

const dayMs = 24 * 3_600_000;
const actorId = (ctx: Ctx) => (ctx.actor.kind === "user" ? ctx.actor.userId : "");

describe("a reply", () => {
  it("is queued as the operator's, becomes the newest message, takes the draft's place and is sent at once", async () => {
    const { petra, conversationId, sessionId } = await accepted();
    const draft = { userId: actorId(petra), conversationId, body: "Zítra", updatedAt: world.ctx.now() };
    await world.db.insert(drafts).values(draft);
    const messageId = world.ctx.newId();
    expect(await say(petra, conversationId, text, messageId)).toEqual({ ok: true });
    const [row] = await world.db.select().from(messages).where(eq(messages.id, messageId));
    expect(row).toMatchObject({ status: "queued", direction: "out", sessionId, authorId: actorId(petra), priority: 0 });
    expect(await conversationOf(world, conversationId)).toMatchObject({
      lastMessageId: messageId,
      lastMessageAt: world.ctx.now(),
    });
    expect(await world.db.select().from(drafts).where(eq(drafts.conversationId, conversationId))).toEqual([]);
    // The message and the mark that the client was read.
    expect(petra.deferred()).toBe(2);
  });

  it("leaves the draft alone where something else goes: a template, a place (S4.10)", async () => {
    const { petra, conversationId, number } = await accepted();
    const draft = { userId: actorId(petra), conversationId, body: "Zítra", updatedAt: world.ctx.now() };
    await world.db.insert(drafts).values(draft);
    const templateId = await addTemplate(world.ctx, number.numberId);
    const place = { kind: "location", latitude: 49.7475, longitude: 13.3776 } as const;
    for (const content of [place, { kind: "template", templateId, values } as const])
      expect(await say(petra, conversationId, content)).toEqual({ ok: true });
    const [kept] = await world.db.select().from(drafts).where(eq(drafts.conversationId, conversationId));
    expect(kept?.body).toBe("Zítra");
  });

  it("is stored once though it is asked for ten times at once (O17)", async () => {
    const { petra, conversationId } = await accepted();
    const messageId = world.ctx.newId();
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => say(petra, conversationId, text, messageId)));
    expect(outcomes).toEqual(Array.from({ length: 10 }, () => ({ ok: true })));
    expect(await messagesOf(world, conversationId)).toHaveLength(2);
  });

  it("quotes a message of the same conversation only", async () => {
    const { petra, conversationId, messageId: replyToMessageId, providerMessageId } = await accepted();
    const other = await accepted();
    const input = { messageId: world.ctx.newId(), conversationId, content: text };
    await expect(reply(petra, { ...input, replyToMessageId: other.messageId })).rejects.toMatchObject({
      code: "not_found",
    });
    await reply(petra, { ...input, replyToMessageId });
    expect((await messagesOf(world, conversationId)).at(-1)).toMatchObject({
      replyToProviderMessageId: providerMessageId,
    });
  });

  it("does not take a message id that names a message elsewhere", async () => {
    const { petra, conversationId, messageId } = await accepted();
    const other = await accepted();
    await expect(say(other.petra, other.conversationId, text, messageId)).rejects.toThrow("messageIdTaken");
    expect(await say(petra, conversationId)).toEqual({ ok: true });
  });

  it("is not for strangers; a colleague's session is refused, a supervisor may help", async () => {
    const { stranger, jana, supervisor, conversationId } = await accepted();
    await expect(say(stranger, conversationId)).rejects.toMatchObject({ code: "not_found" });
    expect(await say(jana, conversationId)).toEqual({ ok: false, reason: "no_session" });
    expect(await say(supervisor, conversationId)).toEqual({ ok: true });
  });

  it("waits for acceptance", async () => {
    const { petra, number } = await addDesk(world);
    const { conversationId } = await clientWrites(world, number);
    expect(await say(petra, conversationId)).toEqual({ ok: false, reason: "accept_first" });
    expect(await messagesOf(world, conversationId)).toHaveLength(1);
  });

  it("is refused to a blocked client and over a number that does not send", async () => {
    const { petra, conversationId, number } = await accepted();
    await world.db.update(numbers).set({ status: "disconnected" }).where(eq(numbers.id, number.numberId));
    expect(await say(petra, conversationId)).toEqual({ ok: false, reason: "number" });
    const contactId = (await conversationOf(world, conversationId))?.contactId ?? "";
    await world.db.update(contacts).set({ blockedAt: world.ctx.now() }).where(eq(contacts.id, contactId));
    expect(await say(petra, conversationId)).toEqual({ ok: false, reason: "blocked" });
  });
});

describe("a file", () => {
  async function addUpload(uploadedById: string, mimeType = "image/jpeg") {
    const id = world.ctx.newId();
    await world.db.insert(media).values({ id, status: "stored", storageKey: id, mimeType, uploadedById });
    return id;
  }

  it("goes as what it is, with its caption, needs no template (S4.7)", async () => {
    const { petra, conversationId } = await accepted();
    const mediaId = await addUpload(actorId(petra));
    await say(petra, conversationId, { kind: "media", mediaId, caption: "Hotovo" });
    expect((await messagesOf(world, conversationId)).at(-1)).toMatchObject({ kind: "image", mediaId, body: "Hotovo" });
  });

  it.each([
    ["audio/ogg; codecs=opus", true, "voice"],
    ["audio/ogg; codecs=opus", undefined, "audio"],
    // What a browser without Opus recorded is no voice message at any provider.
    ["audio/mp4", true, "audio"],
    ["image/jpeg", true, "image"],
  ] as const)("of type %s, recorded here: %s, goes as %s (O18)", async (mimeType, isVoice, kind) => {
    const { petra, conversationId } = await accepted();
    const mediaId = await addUpload(actorId(petra), mimeType);
    await say(petra, conversationId, { kind: "media", mediaId, isVoice });
    expect((await messagesOf(world, conversationId)).at(-1)).toMatchObject({ kind, mediaId });
  });

  it("of somebody else is not found, and one that WhatsApp does not take is refused", async () => {
    const { petra, jana, conversationId } = await accepted();
    const foreign = await addUpload(actorId(jana));
    await expect(say(petra, conversationId, { kind: "media", mediaId: foreign })).rejects.toMatchObject({
      code: "not_found",
    });
    const odd = await addUpload(actorId(petra), "application/zip");
    await expect(say(petra, conversationId, { kind: "media", mediaId: odd })).rejects.toThrow("uploadType");
  });
});

describe("the 24-hour window on the server (O13, S1.33)", () => {
  it.each([
    ["23:59:59", dayMs - 1000, { ok: true }],
    ["24:00:01", dayMs + 1000, { ok: false, reason: "window_closed" }],
  ] as const)("free text at %s", async (_, msAgo, outcome) => {
    const { petra, conversationId } = await accepted();
    await lastWordAgo(conversationId, msAgo);
    expect(await say(petra, conversationId)).toEqual(outcome);
  });

  it("reopens an ended conversation by free text inside it, as the writer's own active session", async () => {
    const { petra, jana, conversationId, sessionId } = await accepted();
    await endSession(petra, { sessionId, resultId: await addResult(world), note: "" });
    await lastWordAgo(conversationId, dayMs - 1000);
    expect(await say(jana, conversationId)).toEqual({ ok: true });
    const open = (await sessionsOf(world, conversationId)).filter(({ status }) => status !== "ended");
    expect(open).toMatchObject([{ status: "active", origin: "operator", operatorId: actorId(jana) }]);
  });

  it("reopens it after the window only by a template, and then waits for the client (S1.21)", async () => {
    const { petra, number, conversationId, sessionId, phone } = await accepted();
    await endSession(petra, { sessionId, resultId: await addResult(world), note: "" });
    await lastWordAgo(conversationId, dayMs + 1000);
    expect(await say(petra, conversationId)).toEqual({ ok: false, reason: "window_closed" });
    const templateId = await addTemplate(world.ctx, number.numberId);
    const template: ReplyContent = { kind: "template", templateId, values };
    expect(await say(petra, conversationId, template)).toEqual({ ok: true });
    expect(await say(petra, conversationId, template)).toEqual({ ok: false, reason: "awaiting_reply" });
    expect(await say(petra, conversationId)).toEqual({ ok: false, reason: "awaiting_reply" });
    await clientWrites(world, number, { phone, at: world.ctx.now() });
    expect(await say(petra, conversationId)).toEqual({ ok: true });
    const open = (await sessionsOf(world, conversationId)).filter(({ status }) => status !== "ended");
    expect(open).toMatchObject([{ status: "active", operatorId: actorId(petra) }]);
  });

  it("goes round: closed, a template, the client answers, free text again (S4.10, S4.20)", async () => {
    const { petra, number, conversationId, phone } = await accepted();
    const templateId = await addTemplate(world.ctx, number.numberId);
    const template: ReplyContent = { kind: "template", templateId, values };
    for (let round = 0; round < 2; round += 1) {
      expect(await say(petra, conversationId)).toEqual({ ok: true });
      await lastWordAgo(conversationId, dayMs + 1000);
      expect(await say(petra, conversationId)).toEqual({ ok: false, reason: "window_closed" });
      expect(await say(petra, conversationId, template)).toEqual({ ok: true });
      // Our own words open nothing (S4.6).
      expect(await say(petra, conversationId)).toEqual({ ok: false, reason: "window_closed" });
      await clientWrites(world, number, { phone, at: world.ctx.now() });
    }
    expect(await say(petra, conversationId)).toEqual({ ok: true });
    expect((await messagesOf(world, conversationId)).map(({ direction, kind }) => `${direction} ${kind}`)).toEqual([
      "in text",
      ...Array.from({ length: 2 }, () => ["out text", "out template", "in text"]).flat(),
      "out text",
    ]);
  });

  it("still answers yes to a message that was stored before it closed", async () => {
    const { petra, conversationId } = await accepted();
    const messageId = world.ctx.newId();
    await say(petra, conversationId, text, messageId);
    await lastWordAgo(conversationId, dayMs * 2);
    expect(await say(petra, conversationId, text, messageId)).toEqual({ ok: true });
  });
});

describe("a template", () => {
  it("is stored as the client will read it, and named a template in the thread (S4.2)", async () => {
    const { petra, number, conversationId } = await accepted();
    const templateId = await addTemplate(world.ctx, number.numberId);
    await say(petra, conversationId, { kind: "template", templateId, values });
    expect((await messagesOf(world, conversationId)).at(-1)).toMatchObject({
      kind: "template",
      templateId,
      body: "Dobrý den, pane Nováku, váše objednávka č. 42 byla vyřízena.",
      payload: { template: { parameters: { body: ["pane", "Nováku", "42"] } } },
    });
  });

  it("with an empty variable, of another number or not approved is refused (S4.8)", async () => {
    const { petra, number, conversationId } = await accepted();
    const other = await addDesk(world);
    const send = (templateId: string, given = values) =>
      say(petra, conversationId, { kind: "template", templateId, values: given });
    const good = await addTemplate(world.ctx, number.numberId);
    await expect(send(good, { ...values, "body.3": "  " })).rejects.toThrow("templateValues");
    await expect(send(await addTemplate(world.ctx, other.number.numberId))).rejects.toMatchObject({
      code: "not_found",
    });
    const paused = await addTemplate(world.ctx, number.numberId, { name: "pozastavena", status: "paused" });
    await expect(send(paused)).rejects.toThrow("templateNotApproved");
    expect(await messagesOf(world, conversationId)).toHaveLength(1);
  });

  it("of marketing does not go to who wants none", async () => {
    const { petra, number, conversationId } = await accepted();
    const contactId = (await conversationOf(world, conversationId))?.contactId ?? "";
    await world.db.update(contacts).set({ marketingOptedOutAt: world.ctx.now() }).where(eq(contacts.id, contactId));
    const templateId = await addTemplate(world.ctx, number.numberId, { category: "marketing" });
    expect(await say(petra, conversationId, { kind: "template", templateId, values })).toEqual({
      ok: false,
      reason: "opted_out",
    });
  });
});

it("does not reopen what a colleague reopened a moment before", async () => {
  const { petra, jana, conversationId, sessionId } = await accepted();
  await endSession(petra, { sessionId, resultId: await addResult(world), note: "" });
  const outcomes = await Promise.all([say(petra, conversationId), say(jana, conversationId)]);
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  expect(outcomes.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: "no_session" }]);
  const open = await world.db.select().from(sessions).where(eq(sessions.conversationId, conversationId));
  expect(open.filter(({ status }) => status !== "ended")).toHaveLength(1);
});
