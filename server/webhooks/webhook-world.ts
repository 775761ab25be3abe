import { and, eq } from "drizzle-orm";
import { messages } from "@/db/schema/delivery";
import { conversations } from "@/db/schema/inbox";
import { webhookDeliveries, webhookRefusals } from "@/db/schema/webhooks";
import { metaSignature, twilioSignature } from "../providers/verify";
import { addContact, addConversation, type addNumber, type TestWorld } from "../test-world";
import { type Reception, receiveWebhook } from "./receive-webhook";

export type TestNumber = Awaited<ReturnType<typeof addNumber>>;
type Call = { headers?: Record<string, string>; query?: string; provider?: string; connectionId?: string };

export const metaSecret = "secret";
const appUrl = "http://localhost:3000";

/** Epoch seconds of the still clock, moved by `offset`. */
export const seconds = (world: TestWorld, offset = 0) => Math.floor(world.clock.now().getTime() / 1000) + offset;

/** Meta's envelope around the value of one change. */
export const envelope = (...changes: { field: string; value: unknown }[]) => ({
  object: "whatsapp_business_account",
  entry: [{ id: "waba", changes }],
});

export function messagesChange(number: TestNumber, value: { messages?: unknown[]; statuses?: unknown[] }) {
  const metadata = { display_phone_number: number.phone.slice(1), phone_number_id: number.providerNumberId };
  return { field: "messages", value: { messaging_product: "whatsapp", metadata, ...value } };
}

export const text = (id: string, from: string, at: number, body = "Dobrý den 😀") => ({
  id,
  from,
  timestamp: String(at),
  type: "text",
  text: { body },
});

export const status = (id: string, name: string, at: number, more: Record<string, unknown> = {}) => ({
  id,
  status: name,
  timestamp: String(at),
  recipient_id: "420777000111",
  ...more,
});

/** A body that Meta signed. */
export async function postMeta(world: TestWorld, number: TestNumber, body: unknown, call: Call = {}) {
  const raw = typeof body === "string" ? Buffer.from(body) : Buffer.from(JSON.stringify(body));
  return post(world, number, raw, {
    ...call,
    headers: { "x-hub-signature-256": metaSignature(metaSecret, raw), ...call.headers },
  });
}

/** A form that Twilio signed with `authToken`. */
export async function postTwilio(world: TestWorld, number: TestNumber, fields: Record<string, string>, query = "") {
  const form = new URLSearchParams(fields);
  const url = `${appUrl}/api/webhooks/twilio/${number.connectionId}${query}`;
  const headers = { "x-twilio-signature": twilioSignature("token", url, form) };
  return post(world, number, Buffer.from(form.toString()), { provider: "twilio", headers, query });
}

export async function post(
  world: TestWorld,
  number: TestNumber,
  raw: Uint8Array<ArrayBuffer>,
  { provider = "meta", connectionId = number.connectionId, headers = {}, query = "" }: Call = {},
): Promise<Reception> {
  return receiveWebhook(world.ctx, {
    provider,
    connectionId,
    pathAndQuery: `/api/webhooks/${provider}/${connectionId}${query}`,
    headers: new Headers({ "content-type": "application/json", ...headers }),
    body: new Blob([raw]).stream(),
  });
}

export const deliveriesOf = (world: TestWorld, number: TestNumber) =>
  world.db
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.connectionId, number.connectionId))
    .orderBy(webhookDeliveries.id);

export const refusalsOf = (world: TestWorld, number: TestNumber) =>
  world.db.select().from(webhookRefusals).where(eq(webhookRefusals.connectionId, number.connectionId));

/** A client to whom we sent `count` messages; the provider accepted them as `<prefix>0`, `<prefix>1` … */
export async function addSent(world: TestWorld, number: TestNumber, prefix: string, count = 1): Promise<string[]> {
  const phone = `+4206${String(Math.floor(Math.random() * 1e8)).padStart(8, "0")}`;
  const contactId = await addContact(world.ctx, phone);
  const conversationId = await addConversation(world.ctx, { numberId: number.numberId, contactId });
  const rows = Array.from({ length: count }, (_, index) => ({
    id: world.ctx.newId(),
    conversationId,
    numberId: number.numberId,
    direction: "out" as const,
    kind: "text" as const,
    status: "accepted" as const,
    providerMessageId: `${prefix}${index}`,
    acceptedAt: world.clock.now(),
    at: world.clock.now(),
  }));
  await world.db.insert(messages).values(rows);
  return rows.map(({ id }) => id);
}

export const inboundOf = (world: TestWorld, number: TestNumber) =>
  world.db
    .select()
    .from(messages)
    .where(and(eq(messages.numberId, number.numberId), eq(messages.direction, "in")))
    .orderBy(messages.seq);

export async function unreadOf(world: TestWorld, number: TestNumber): Promise<number> {
  const rows = await world.db.select().from(conversations).where(eq(conversations.numberId, number.numberId));
  return rows.reduce((sum, { unreadCount }) => sum + unreadCount, 0);
}

/** Postgres refuses to index an id this long and this disordered: a poisonous item that only the database finds. */
export const poisonId = (): string => Array.from({ length: 400 }, () => crypto.randomUUID()).join("");
