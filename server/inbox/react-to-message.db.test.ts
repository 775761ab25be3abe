import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { messages } from "@/db/schema/delivery";
import { conversations } from "@/db/schema/inbox";
import { connections } from "@/db/schema/numbers";
import type { Ctx } from "../context";
import { type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { addDesk, clientWrites, conversationOf, messagesOf, newPhone, sessionsOf } from "./inbox-world";
import { reactToMessage } from "./react-to-message";
import { reply } from "./reply";
import { showThread } from "./show-thread";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const react = (ctx: Ctx, messageId: string, emoji: string, reactionId = world.ctx.newId()) =>
  reactToMessage(ctx, { reactionId, messageId, emoji });

async function accepted() {
  const desk = await addDesk(world);
  const phone = newPhone();
  const written = await clientWrites(world, desk.number, { phone });
  await acceptSession(desk.petra, written);
  return { ...desk, ...written, phone };
}

const useTwilio = (connectionId: string) =>
  world.db.update(connections).set({ provider: "twilio" }).where(eq(connections.id, connectionId));

async function shownReactions(ctx: Ctx, conversationId: string) {
  const { items } = await showThread(ctx, { conversationId });
  return items.flatMap((item) => (item.type === "message" ? item.reactions : []));
}

describe("our reaction (O18)", () => {
  it("is queued to the provider's message, changed and taken back, and never the newest word", async () => {
    const { petra, conversationId, sessionId, messageId, providerMessageId } = await accepted();
    expect(await react(petra, messageId, "👍")).toEqual({ ok: true });
    expect((await messagesOf(world, conversationId)).at(-1)).toMatchObject({
      kind: "reaction",
      direction: "out",
      status: "queued",
      sessionId,
      payload: { reaction: { toProviderMessageId: providerMessageId, emoji: "👍" } },
    });
    expect(petra.deferred()).toBe(1);
    expect(await shownReactions(petra, conversationId)).toEqual([{ emoji: "👍", direction: "out" }]);
    await react(petra, messageId, "❤️");
    expect(await shownReactions(petra, conversationId)).toEqual([{ emoji: "❤️", direction: "out" }]);
    await react(petra, messageId, "");
    expect(await shownReactions(petra, conversationId)).toEqual([]);
    expect(await conversationOf(world, conversationId)).toMatchObject({ lastMessageId: messageId });
  });

  it("is stored once though asked for twice, and is not shown when it did not leave", async () => {
    const { petra, conversationId, messageId } = await accepted();
    const reactionId = world.ctx.newId();
    await Promise.all([react(petra, messageId, "👍", reactionId), react(petra, messageId, "👍", reactionId)]);
    expect(await messagesOf(world, conversationId)).toHaveLength(2);
    await world.db.update(messages).set({ status: "failed" }).where(eq(messages.id, reactionId));
    expect(await shownReactions(petra, conversationId)).toEqual([]);
  });

  it("keeps the rules of the composer: strangers, a colleague's session, acceptance, the window", async () => {
    const { petra, jana, stranger, conversationId, messageId } = await accepted();
    await expect(react(stranger, messageId, "👍")).rejects.toMatchObject({ code: "not_found" });
    expect(await react(jana, messageId, "👍")).toEqual({ ok: false, reason: "no_session" });
    const lastClientMessageAt = new Date(world.ctx.now().getTime() - 24 * 3_600_000 - 1000);
    await world.db.update(conversations).set({ lastClientMessageAt }).where(eq(conversations.id, conversationId));
    expect(await react(petra, messageId, "👍")).toEqual({ ok: false, reason: "window_closed" });
    const waiting = await addDesk(world);
    const written = await clientWrites(world, waiting.number);
    expect(await react(waiting.petra, written.messageId, "👍")).toEqual({ ok: false, reason: "accept_first" });
  });

  it("goes neither to our own message, nor to one of 30 days ago, nor over Twilio", async () => {
    const { petra, number, conversationId, messageId } = await accepted();
    const own = world.ctx.newId();
    await reply(petra, { messageId: own, conversationId, content: { kind: "text", body: "Dobrý den" } });
    await expect(react(petra, own, "👍")).rejects.toThrow("reactionImpossible");
    const at = new Date(world.ctx.now().getTime() - 30 * 24 * 3_600_000);
    const { at: before = at } = (await messagesOf(world, conversationId))[0] ?? {};
    await world.db.update(messages).set({ at }).where(eq(messages.id, messageId));
    await expect(react(petra, messageId, "👍")).rejects.toThrow("reactionImpossible");
    await world.db.update(messages).set({ at: before }).where(eq(messages.id, messageId));
    await useTwilio(number.connectionId);
    await expect(react(petra, messageId, "👍")).rejects.toThrow("reactionImpossible");
  });

  it("begins no session", async () => {
    const { petra, conversationId, messageId, sessionId } = await accepted();
    expect(await react(petra, messageId, "👍")).toEqual({ ok: true });
    expect((await sessionsOf(world, conversationId)).map(({ id }) => id)).toEqual([sessionId]);
  });
});

it("a reply over Twilio quotes nothing: the client would not see it (S1.6)", async () => {
  const { petra, number, conversationId, messageId: replyToMessageId } = await accepted();
  await useTwilio(number.connectionId);
  const messageId = world.ctx.newId();
  await reply(petra, { messageId, conversationId, content: { kind: "text", body: "Ano" }, replyToMessageId });
  expect((await messagesOf(world, conversationId)).at(-1)).toMatchObject({ replyToProviderMessageId: null });
});
