import type { MessageKind, ReceiptStatus } from "@/db/enums";
import { compact, cut, lookUp, num, phoneOf, storable } from "../read";
import type { InboundIdentity, InboundMedia, InboundMessage, MediaKind, MessagePayload, ProviderEvent } from "../types";
import { reasonOf } from "./error-reasons";

type Content = { kind: MessageKind; body: string | null; media?: InboundMedia; payload: MessagePayload };
type Form = (name: string) => string | undefined;

/**
 * A status callback names a status, everything else is a message (providers.md C3, C4). Twilio names no time: the moment of receipt
 * counts. More files than one become messages of their own.
 */
export function fromForm(fields: URLSearchParams, ref: string | null, receivedAt: Date): ProviderEvent[] {
  const form: Form = (name) => storable(fields.get(name) ?? "") || undefined;
  const status = form("MessageStatus") ?? form("SmsStatus");
  if (status && status !== "received" && status !== "receiving") return [receipt(form, status, ref, receivedAt)];
  const providerNumberId = phoneOf(bare(form("To")));
  const message = inbound(form, fields, receivedAt);
  if (!message || !providerNumberId) return [{ type: "unknown", field: "form without message" }];
  return [message, ...furtherFiles(form, message)].map((found) => ({
    type: "message",
    providerNumberId,
    message: found,
  }));
}

const receiptStatuses: Record<string, ReceiptStatus> = {
  sent: "sent",
  delivered: "delivered",
  read: "read",
  failed: "failed",
  undelivered: "failed",
  canceled: "failed",
};

function receipt(form: Form, status: string, ref: string | null, at: Date): ProviderEvent {
  const known = lookUp(receiptStatuses, status);
  const providerMessageId = idOf(form);
  const providerNumberId = phoneOf(bare(form("From")));
  if (!known || !providerMessageId || !providerNumberId) return { type: "unknown", field: `status ${cut(status, 40)}` };
  const code = form("ErrorCode");
  const text = form("ChannelStatusMessage") ?? form("ErrorMessage");
  const failure = { reason: reasonOf(code), ...compact({ code, text: text && cut(text, 300) }) };
  return {
    type: "receipt",
    providerNumberId,
    providerMessageId,
    ref: ref && storable(ref),
    status: known,
    at,
    ...(known === "failed" ? { failure } : {}),
  };
}

const idOf = (form: Form) => form("MessageSid") ?? form("SmsMessageSid") ?? form("SmsSid");

function inbound(form: Form, fields: URLSearchParams, at: Date): InboundMessage | null {
  const providerMessageId = idOf(form);
  const from = identityOf(form);
  if (!providerMessageId || !(from.phone || from.waId || from.bsuid)) return null;
  const content = contentOf(form, fields);
  const isForwarded = form("Forwarded") === "true" || form("FrequentlyForwarded") === "true";
  return {
    providerMessageId,
    from,
    at,
    ...content,
    payload: { ...content.payload, ...(isForwarded ? { forwarded: true } : {}) },
    ...compact({ replyToProviderMessageId: form("OriginalRepliedMessageSid") }),
  };
}

function identityOf(form: Form): InboundIdentity {
  const from = bare(form("From"));
  const phone = phoneOf(from);
  const profileName = form("ProfileName");
  return compact({
    phone,
    waId: form("WaId"),
    bsuid: bare(form("ExternalUserId")) ?? (phone ? undefined : from),
    profileName: profileName && cut(profileName, 200),
  });
}

function contentOf(form: Form, fields: URLSearchParams): Content {
  const body = form("Body");
  const [text, payload] = [form("ButtonText"), form("ButtonPayload")];
  if (text ?? payload) {
    const shown = text ?? body ?? "";
    return { kind: "button", body: shown, payload: { button: compact({ text: shown, payload }) } };
  }
  const id = form("ListId");
  if (id) return { kind: "list", body: body ?? "", payload: { list: { id, title: form("ListTitle") ?? body ?? "" } } };
  const [latitude, longitude] = [num(form("Latitude")), num(form("Longitude"))];
  if (latitude !== undefined && longitude !== undefined) {
    const location = compact({ latitude, longitude, name: form("Label"), address: form("Address") });
    return { kind: "location", body: body ?? null, payload: { location } };
  }
  const media = mediaAt(form, 0);
  if (media) return { kind: media.kind, body: body ?? null, media, payload: {} };
  if (body) return { kind: "text", body, payload: {} };
  return { kind: "unsupported", body: null, payload: { raw: rawOf(fields) } };
}

const rawOf = (fields: URLSearchParams) =>
  Object.fromEntries([...fields].map(([name, value]) => [storable(name), storable(value)]));

/** Twilio names no kind we can trust: the type of the file decides (providers.md D3). */
function mediaAt(form: Form, index: number): InboundMedia | null {
  const providerRef = form(`MediaUrl${index}`);
  if (!providerRef) return null;
  const mimeType = form(`MediaContentType${index}`);
  return { kind: kindOf(mimeType ?? ""), providerRef, ...compact({ mimeType }) };
}

const maxFiles = 10;

function furtherFiles(form: Form, first: InboundMessage): InboundMessage[] {
  return Array.from({ length: maxFiles - 1 }, (_, index) => mediaAt(form, index + 1)).flatMap((media, index) => {
    if (!media) return [];
    const { providerMessageId, from, at } = first;
    const id = `${providerMessageId}/${index + 1}`;
    return [{ providerMessageId: id, from, at, kind: media.kind, body: null, media, payload: {} }];
  });
}

function kindOf(mimeType: string): MediaKind {
  if (mimeType.startsWith("image/webp")) return "sticker";
  if (mimeType.startsWith("image/")) return "image";
  if (mimeType.startsWith("video/")) return "video";
  if (mimeType.startsWith("audio/ogg")) return "voice";
  return mimeType.startsWith("audio/") ? "audio" : "document";
}

const bare = (address: string | undefined): string | undefined => address?.replace(/^whatsapp:/, "") || undefined;
