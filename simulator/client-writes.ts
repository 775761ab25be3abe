import { messageChange } from "./cloud-api/webhook-bodies";
import { storeMedia } from "./media";
import type { Client, ClientMessage, Content, SentMessage, SimNumber, StoredMedia } from "./model";
import { sampleOf } from "./samples/samples";
import { clientOf, findNumber, type Simulation, threadChanged, threadOf } from "./simulation";
import { messageForm } from "./twilio/webhook-forms";
import type { WebhookItem } from "./webhooks/queue";
import type { Write } from "./write-schema";

export type Written = { ok: true; message: ClientMessage } | { ok: false; problem: string };

/** A client does something: the window opens, the company's webhook is called. */
export function clientWrites(simulation: Simulation, input: { phone: string; write: Write }): Written {
  const number = findNumber(simulation, input.write.number);
  if (!number) return { ok: false, problem: "no such number" };
  const client = clientOf(simulation, input.phone);
  if (number.state !== "connected") return { ok: false, problem: "the number is disconnected" };
  if (client.blocked.has(number.id)) return { ok: false, problem: "the client has blocked this number" };
  const content = contentOf(simulation, number, client, input.write);
  if (!content) return { ok: false, problem: "no such message or button" };
  const message = enter(simulation, { number, client, content, write: input.write });
  announce(simulation, number, client, message);
  return { ok: true, message };
}

function enter(
  simulation: Simulation,
  { number, client, content, write }: { number: SimNumber; client: Client; content: Content; write: Write },
): ClientMessage {
  const at = simulation.clock.now();
  const message: ClientMessage = {
    side: "client",
    id: messageId(simulation, number, content),
    numberId: number.id,
    from: client.phone,
    at,
    content,
    replyToId: write.type === "button" ? write.messageId : (write.replyTo ?? null),
    forwarded: write.forwarded,
    tookMs: null,
    readByCompany: false,
  };
  const thread = threadOf(simulation, number.id, client.phone);
  thread.lastClientMessageAt = at;
  thread.items.push(message);
  simulation.writtenById.set(message.id, message);
  threadChanged(simulation, thread);
  return message;
}

function announce(simulation: Simulation, number: SimNumber, client: Client, message: ClientMessage): void {
  const onSettled = (tookMs: number | null) => {
    message.tookMs = tookMs;
    threadChanged(simulation, threadOf(simulation, number.id, client.phone));
  };
  const mediaId = "mediaId" in message.content ? message.content.mediaId : null;
  const stored = simulation.media.get(mediaId ?? "") ?? null;
  const item = toWebhook(simulation, { number, client, message, stored });
  if (item) simulation.webhooks.push(number, { ...item, onSettled });
}

type Facts = { number: SimNumber; client: Client; message: ClientMessage; stored: StoredMedia | null };

function toWebhook({ origin }: Simulation, { number, client, message, stored }: Facts): WebhookItem | null {
  const { account, webhook } = number;
  if (account.provider !== "twilio") return { wire: "cloud", change: messageChange(number, client, message, stored) };
  if (!webhook) return null;
  const media = stored ? { stored, origin } : null;
  return { wire: "form", url: webhook.url, form: messageForm(account, client, message, media) };
}

function contentOf(simulation: Simulation, number: SimNumber, client: Client, write: Write): Content | null {
  switch (write.type) {
    case "text":
      return { kind: "text", body: write.text };
    case "location":
      return {
        kind: "location",
        latitude: write.latitude,
        longitude: write.longitude,
        name: write.name ?? null,
        address: write.address ?? null,
      };
    case "contacts":
      return { kind: "contacts", contacts: write.contacts };
    case "reaction":
      return { kind: "reaction", messageId: write.messageId, emoji: write.emoji };
    case "list":
      return { kind: "list", id: write.id, title: write.title, description: write.description ?? null };
    case "unsupported":
      return { kind: "unsupported", what: write.what };
    case "order":
      return number.account.provider === "twilio"
        ? null
        : { kind: "order", text: write.text, productIds: write.productIds };
    case "flow":
      return number.account.provider === "twilio" ? null : { kind: "flow", answers: write.answers };
    case "edit":
    case "revoke":
      return changed(simulation, number, client, write);
    case "moved":
      return number.account.provider === "twilio" ? null : { kind: "moved", phone: write.phone };
    case "button":
      return pressed(simulation.sentById.get(write.messageId), client, write.text);
    default:
      return fileOf(simulation, number, write);
  }
}

function pressed(sent: SentMessage | undefined, client: Client, text: string): Content | null {
  if (!sent || sent.to !== client.phone) return null;
  const { content } = sent;
  if (content.kind !== "template" && content.kind !== "interactive") return null;
  const cards = content.kind === "template" ? (content.cards ?? []) : [];
  const all = [...content.buttons, ...cards.flatMap(({ buttons }) => buttons)];
  const button = all.find((candidate) => candidate.pressable && candidate.text === text);
  if (!button) return null;
  const { payload, description } = button;
  if (content.kind === "template") return { kind: "button", text, payload };
  return description === undefined
    ? { kind: "reply", text, payload }
    : { kind: "list", id: payload, title: text, description: description || null };
}

/** Only their own words of before; Twilio tells nobody of it. */
function changed(
  { writtenById }: Simulation,
  number: SimNumber,
  client: Client,
  write: Extract<Write, { type: "edit" | "revoke" }>,
): Content | null {
  const own = writtenById.get(write.messageId)?.from === client.phone && number.account.provider !== "twilio";
  if (!own) return null;
  return write.type === "edit"
    ? { kind: "edit", messageId: write.messageId, text: write.text }
    : { kind: "revoke", messageId: write.messageId };
}

type FileWrite = Extract<Write, { base64?: string | undefined }>;

function fileOf(simulation: Simulation, number: SimNumber, write: FileWrite): Content {
  const sample = sampleOf(write.type);
  const own = write.base64 === undefined ? null : Buffer.from(write.base64, "base64");
  const mimeType = write.mimeType ?? sample.mimeType;
  const fileName = write.fileName ?? (write.type === "document" && !own ? sample.fileName : null);
  const stored = storeMedia(simulation, number, { bytes: own ?? sample.bytes, mimeType, fileName });
  return { kind: write.type, mediaId: stored.id, caption: write.caption ?? null, fileName, mimeType };
}

function messageId({ random }: Simulation, { account }: SimNumber, content: Content): string {
  if (account.provider !== "twilio") return `wamid.${random.bytes(24).toString("base64")}`;
  return `${"mediaId" in content ? "MM" : "SM"}${random.bytes(16).toString("hex")}`;
}
