import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { sessionEvents, sessions } from "@/db/schema/inbox";
import { media } from "@/db/schema/media";
import { numbers } from "@/db/schema/numbers";
import { liveEvents } from "@/db/schema/realtime";
import { inTransaction } from "../context";
import { addContact, addNumber, type TestWorld, testWorld } from "../test-world";
import { acceptSession } from "./accept-session";
import { endSession } from "./end-session";
import {
  addDesk,
  addResult,
  clientWrites,
  conversationOf,
  inbound,
  messagesOf,
  newPhone,
  receive,
  sessionsOf,
} from "./inbox-world";
import { receiveMessages } from "./receive-message";

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

describe("a client writes", () => {
  it("begins a waiting session of the number's group, counts as unread and opens the window (S0.3)", async () => {
    const { number, groupId } = await addDesk(world);
    const { conversationId, sessionId, at, messageId } = await clientWrites(world, number);
    expect(await conversationOf(world, conversationId)).toMatchObject({
      unreadCount: 1,
      lastClientMessageAt: at,
      lastMessageAt: at,
      lastMessageId: messageId,
    });
    expect(await sessionsOf(world, conversationId)).toMatchObject([
      { id: sessionId, status: "waiting", origin: "client", groupId, operatorId: null, startedAt: at },
    ]);
    const told = await world.db.select().from(sessionEvents).where(eq(sessionEvents.sessionId, sessionId));
    expect(told.map(({ action }) => action)).toEqual(["started"]);
    const live = await world.db.select().from(liveEvents).where(eq(liveEvents.conversationId, conversationId));
    expect(live.map(({ kind }) => kind).sort()).toEqual(["message", "session"]);
    const [row] = await world.db.select().from(numbers).where(eq(numbers.id, number.numberId));
    expect(row?.lastInboundAt).toEqual(at);
  });

  it("counts one message once though the webhook comes a hundred times, ten at a time", async () => {
    const { number } = await addDesk(world);
    const message = inbound();
    for (let round = 0; round < 10; round += 1)
      await Promise.all(Array.from({ length: 10 }, () => receive(world, number, message, message)));
    const stored = await world.db
      .select()
      .from(messages)
      .where(eq(messages.providerMessageId, message.providerMessageId));
    expect(stored).toHaveLength(1);
    const conversationId = stored[0]?.conversationId ?? "";
    expect(await conversationOf(world, conversationId)).toMatchObject({ unreadCount: 1 });
    expect(await sessionsOf(world, conversationId)).toHaveLength(1);
  });

  it("keeps the greatest time of the client whatever the order of arrival", async () => {
    const { number } = await addDesk(world);
    const phone = newPhone();
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute));
    const last = await clientWrites(world, number, { phone, at: at(30) });
    await receive(world, number, inbound({ phone, at: at(10) }), inbound({ phone, at: at(20) }));
    expect(await conversationOf(world, last.conversationId)).toMatchObject({
      lastClientMessageAt: at(30),
      lastMessageAt: at(30),
      lastMessageId: last.messageId,
      unreadCount: 3,
    });
  });

  it("puts messages of several clients and numbers of one webhook where they belong (S0.2)", async () => {
    const { number } = await addDesk(world);
    const other = await addNumber(world.ctx);
    await world.db.update(numbers).set({ connectionId: number.connectionId }).where(eq(numbers.id, other.numberId));
    const [first, second, third] = [inbound(), inbound(), inbound()];
    await inTransaction(world.ctx, (tx) =>
      receiveMessages(tx, {
        connectionId: number.connectionId,
        messages: [
          { providerNumberId: number.providerNumberId, message: first },
          { providerNumberId: other.providerNumberId, message: second },
          { providerNumberId: number.providerNumberId, message: third },
        ],
      }),
    );
    const stored = await world.db.select().from(messages);
    const numberOf = (message: typeof first) =>
      stored.find(({ providerMessageId }) => providerMessageId === message.providerMessageId)?.numberId;
    expect([first, second, third].map(numberOf)).toEqual([number.numberId, other.numberId, number.numberId]);
  });

  it("ignores a message for a number of another connection", async () => {
    const { number } = await addDesk(world);
    const foreign = await addNumber(world.ctx);
    const message = inbound();
    await receive(world, { ...number, providerNumberId: foreign.providerNumberId }, message);
    const stored = await world.db
      .select()
      .from(messages)
      .where(eq(messages.providerMessageId, message.providerMessageId));
    expect(stored).toEqual([]);
  });

  it("keeps what a blocked contact writes without a session, a counter or a place in the list", async () => {
    const { number } = await addDesk(world);
    const phone = newPhone();
    const contactId = await addContact(world.ctx, phone);
    await world.db.update(contacts).set({ blockedAt: new Date() }).where(eq(contacts.id, contactId));
    const { conversationId, at } = await clientWrites(world, number, { phone });
    expect(await conversationOf(world, conversationId)).toMatchObject({
      contactId,
      unreadCount: 0,
      lastMessageAt: null,
      lastClientMessageAt: at,
    });
    expect(await sessionsOf(world, conversationId)).toEqual([]);
    expect(await messagesOf(world, conversationId)).toHaveLength(1);
  });

  it("leaves no trace of a webhook that fails, and asks for its files only after the commit", async () => {
    const { number } = await addDesk(world);
    const photo = () => inbound({ kind: "image", body: null, media: { kind: "image", providerRef: "m1" } });
    const sent = world.sentJobs.length;
    const lost = photo();
    await expect(
      inTransaction(world.ctx, async (tx) => {
        await receiveMessages(tx, {
          connectionId: number.connectionId,
          messages: [{ providerNumberId: number.providerNumberId, message: lost }],
        });
        throw new Error("broken");
      }),
    ).rejects.toThrow("broken");
    expect(world.sentJobs.length).toBe(sent);
    const { messageId } = await clientWrites(world, number, photo());
    const [row] = await world.db.select().from(messages).where(eq(messages.id, messageId));
    const [file] = await world.db
      .select()
      .from(media)
      .where(eq(media.id, row?.mediaId ?? ""));
    expect(file).toMatchObject({ status: "pending", providerRef: "m1", connectionId: number.connectionId });
    expect(world.sentJobs.slice(sent)).toEqual([{ name: "media/download.due", data: { mediaId: file?.id } }]);
  });
});

describe("what a client may send", () => {
  it("keeps every kind as it came", async () => {
    const { number } = await addDesk(world);
    const phone = newPhone();
    const kinds = [
      inbound({ phone, kind: "button", body: "Ano", payload: { button: { text: "Ano", payload: "yes" } } }),
      inbound({ phone, kind: "list", body: "Zítra", payload: { list: { id: "1", title: "Zítra" } } }),
      inbound({ phone, kind: "location", body: null, payload: { location: { latitude: 50.08, longitude: 14.42 } } }),
      inbound({ phone, kind: "unsupported", body: null, payload: { raw: { type: "poll", odd: [1] } } }),
    ];
    await receive(world, number, ...kinds);
    const [first] = await world.db
      .select()
      .from(messages)
      .where(eq(messages.providerMessageId, kinds[0]?.providerMessageId ?? ""));
    const stored = await messagesOf(world, first?.conversationId ?? "");
    expect(stored.map(({ kind, body, payload }) => ({ kind, body, payload }))).toEqual(
      kinds.map(({ kind, body, payload }) => ({ kind, body, payload })),
    );
    expect(await conversationOf(world, first?.conversationId ?? "")).toMatchObject({ unreadCount: 4 });
  });

  it("counts a client's reaction as an answer that begins no session and opens no window (O18)", async () => {
    const { number, petra } = await addDesk(world);
    const phone = newPhone();
    const { conversationId, sessionId, at } = await clientWrites(world, number, { phone });
    await acceptSession(petra, { sessionId });
    await endSession(petra, { sessionId, resultId: await addResult(world), note: "" });
    const later = new Date(at.getTime() + 30_000);
    const payload = { reaction: { toProviderMessageId: "wamid.x", emoji: "👍" } };
    await receive(world, number, inbound({ phone, kind: "reaction", body: null, payload, at: later }));
    await receive(world, number, inbound({ phone, kind: "system", body: "změna čísla", at: later }));
    expect(await sessionsOf(world, conversationId)).toHaveLength(1);
    const [, reaction] = await messagesOf(world, conversationId);
    expect(await conversationOf(world, conversationId)).toMatchObject({
      unreadCount: 1,
      lastClientMessageAt: at,
      lastMessageId: reaction?.id,
    });
    expect(await messagesOf(world, conversationId)).toHaveLength(3);
    const takenBack = { reaction: { toProviderMessageId: "wamid.x", emoji: "" } };
    await receive(world, number, inbound({ phone, kind: "reaction", body: null, payload: takenBack, at: later }));
    expect(await conversationOf(world, conversationId)).toMatchObject({ unreadCount: 1 });
  });

  it("wakes a session that waited for the client by a reaction (O18, S1.28)", async () => {
    const { number } = await addDesk(world);
    const phone = newPhone();
    const { conversationId, sessionId } = await clientWrites(world, number, { phone });
    await world.db.update(sessions).set({ status: "awaiting_reply" }).where(eq(sessions.id, sessionId));
    const payload = { reaction: { toProviderMessageId: "wamid.x", emoji: "👍" } };
    await receive(world, number, inbound({ phone, kind: "reaction", body: null, payload }));
    expect(await sessionsOf(world, conversationId)).toMatchObject([{ status: "active" }]);
  });

  it("begins a new session after the last one ended", async () => {
    const { number, petra } = await addDesk(world);
    const phone = newPhone();
    const { conversationId, sessionId } = await clientWrites(world, number, { phone });
    await endSession(petra, { sessionId, resultId: await addResult(world), note: "" });
    await clientWrites(world, number, { phone });
    expect((await sessionsOf(world, conversationId)).map(({ status }) => status).sort()).toEqual(["ended", "waiting"]);
  });
});
