import { asc, eq } from "drizzle-orm";
import { messages } from "@/db/schema/delivery";
import { conversations, sessionResults, sessions } from "@/db/schema/inbox";
import { groups } from "@/db/schema/team";
import { type Ctx, inTransaction } from "../context";
import type { InboundMessage } from "../providers/types";
import { addNumber, addUser, type TestWorld } from "../test-world";
import { receiveMessages } from "./receive-message";

type Number = Awaited<ReturnType<typeof addNumber>>;

/** For the tests of this folder: nothing leaves; `deferred` counts what would. */
export function quietly(ctx: Ctx): Ctx & { deferred: () => number } {
  const deferred: unknown[] = [];
  return { ...ctx, defer: (work) => void deferred.push(work), deferred: () => deferred.length };
}

export async function addGroup(world: TestWorld): Promise<string> {
  const id = world.ctx.newId();
  await world.db.insert(groups).values({ id, name: `Servis ${id}` });
  return id;
}

/** A number of a group, an operator who belongs to it, one who does not, and a supervisor. */
export async function addDesk(world: TestWorld) {
  const groupId = await addGroup(world);
  const number = await addNumber(world.ctx, { groupId, dailyLimit: null });
  const petra = quietly(world.as(await addUser(world.ctx, { groupIds: [groupId] })));
  const jana = quietly(world.as(await addUser(world.ctx, { groupIds: [groupId] })));
  const stranger = quietly(world.as(await addUser(world.ctx)));
  const supervisor = quietly(world.as(await addUser(world.ctx, { role: "supervisor" })));
  return { groupId, number, petra, jana, stranger, supervisor };
}

let lastPhone = 0;
/** A Czech mobile phone that no other test of the file uses. */
export const newPhone = (): string => `+420777${String(++lastPhone).padStart(6, "0")}`;

let lastMessage = 0;
export function inbound(change: Partial<InboundMessage> & { phone?: string } = {}): InboundMessage {
  const { phone = newPhone(), ...rest } = change;
  return {
    providerMessageId: `wamid.in.${++lastMessage}`,
    from: { phone, waId: phone.slice(1), profileName: "Karel" },
    at: new Date("2026-11-22T11:59:00Z"),
    kind: "text",
    body: "Dobrý den, kdy bude hotové kolo?",
    payload: {},
    ...rest,
  };
}

/** What a webhook does with messages for one number. */
export async function receive(world: TestWorld, number: Number, ...incoming: InboundMessage[]): Promise<void> {
  const { connectionId, providerNumberId } = number;
  await inTransaction(world.ctx, (tx) =>
    receiveMessages(tx, { connectionId, messages: incoming.map((message) => ({ providerNumberId, message })) }),
  );
}

/** A client writes; answers the conversation and the session that came of it. */
export async function clientWrites(world: TestWorld, number: Number, change: Parameters<typeof inbound>[0] = {}) {
  const message = inbound(change);
  await receive(world, number, message);
  const [stored] = await world.db
    .select()
    .from(messages)
    .where(eq(messages.providerMessageId, message.providerMessageId));
  const conversationId = stored?.conversationId ?? "";
  return { ...message, messageId: stored?.id ?? "", conversationId, sessionId: stored?.sessionId ?? "" };
}

export async function conversationOf(world: TestWorld, conversationId: string) {
  const [row] = await world.db.select().from(conversations).where(eq(conversations.id, conversationId));
  return row;
}

export const sessionsOf = (world: TestWorld, conversationId: string) =>
  world.db
    .select()
    .from(sessions)
    .where(eq(sessions.conversationId, conversationId))
    .orderBy(asc(sessions.startedAt), asc(sessions.id));

export const messagesOf = (world: TestWorld, conversationId: string) =>
  world.db.select().from(messages).where(eq(messages.conversationId, conversationId)).orderBy(asc(messages.seq));

export async function addResult(world: TestWorld, active = true): Promise<string> {
  const id = world.ctx.newId();
  await world.db.insert(sessionResults).values({ id, nameCs: "Vyřešeno", nameEn: "Resolved", position: 0, active });
  return id;
}
