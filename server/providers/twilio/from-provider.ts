import type { MessageKind, ReceiptStatus } from "@/db/enums";
import { num, phoneOf } from "../read";
import type { InboundIdentity, InboundMedia, InboundMessage, MediaKind, MessagePayload, ProviderEvent } from "../types";
import { reasonOf } from "./error-reasons";

type Content = { kind: MessageKind; body: string | null; media?: InboundMedia; payload: MessagePayload };

/** One form, one event: a status callback names a status, everything else is a message (providers.md C3, C4). */
export function fromForm(form: URLSearchParams, ref: string | null, receivedAt: Date): ProviderEvent[] {
  const status = form.get("MessageStatus");
  if (status && status !== "received") return [receipt(form, status, ref, receivedAt)];
  const message = inbound(form, receivedAt);
  const providerNumberId = phoneOf(bare(form.get("To")));
  if (!message || !providerNumberId) return [{ type: "unknown", field: "form without message" }];
  return [{ type: "message", providerNumberId, message }];
}

const receiptStatuses: Record<string, ReceiptStatus> = {
  sent: "sent",
  delivered: "delivered",
  read: "read",
  failed: "failed",
  undelivered: "failed",
};

function receipt(form: URLSearchParams, status: string, ref: string | null, at: Date): ProviderEvent {
  const known = receiptStatuses[status];
  const providerMessageId = form.get("MessageSid");
  const providerNumberId = phoneOf(bare(form.get("From")));
  if (!known || !providerMessageId || !providerNumberId)
    return { type: "unknown", field: `status ${status.slice(0, 40)}` };
  const code = form.get("ErrorCode") ?? undefined;
  const text = form.get("ChannelStatusMessage") ?? form.get("ErrorMessage");
  return {
    type: "receipt",
    providerNumberId,
    providerMessageId,
    ref,
    status: known,
    at,
    ...(known === "failed"
      ? {
          failure: { reason: reasonOf(code), ...(code ? { code } : {}), ...(text ? { text: text.slice(0, 300) } : {}) },
        }
      : {}),
  };
}

function inbound(form: URLSearchParams, at: Date): InboundMessage | null {
  const providerMessageId = form.get("MessageSid");
  const from = identityOf(form);
  if (!providerMessageId || !(from.phone || from.waId || from.bsuid)) return null;
  const content = contentOf(form);
  const replyTo = form.get("OriginalRepliedMessageSid");
  return {
    providerMessageId,
    from,
    at,
    ...content,
    payload: { ...content.payload, ...(form.get("Forwarded") === "true" ? { forwarded: true } : {}) },
    ...(replyTo ? { replyToProviderMessageId: replyTo } : {}),
  };
}

function identityOf(form: URLSearchParams): InboundIdentity {
  const from = bare(form.get("From"));
  const phone = phoneOf(from);
  const bsuid = bare(form.get("ExternalUserId")) || (phone ? "" : from);
  const [waId, profileName] = [form.get("WaId"), form.get("ProfileName")];
  return {
    ...(phone ? { phone } : {}),
    ...(waId ? { waId } : {}),
    ...(bsuid ? { bsuid } : {}),
    ...(profileName ? { profileName: clean(profileName).slice(0, 200) } : {}),
  };
}

function contentOf(form: URLSearchParams): Content {
  const body = clean(form.get("Body") ?? "");
  const button = form.get("ButtonPayload") ?? form.get("ButtonText");
  if (button !== null) {
    const [text, payload] = [clean(form.get("ButtonText") ?? body), form.get("ButtonPayload")];
    return {
      kind: "button",
      body: text,
      payload: { button: { text, ...(payload ? { payload: clean(payload) } : {}) } },
    };
  }
  const listId = form.get("ListId");
  if (listId)
    return {
      kind: "list",
      body,
      payload: { list: { id: clean(listId), title: clean(form.get("ListTitle") ?? body) } },
    };
  const [latitude, longitude] = [num(form.get("Latitude") ?? ""), num(form.get("Longitude") ?? "")];
  if (latitude !== undefined && longitude !== undefined)
    return { kind: "location", body: null, payload: { location: { latitude, longitude, ...label(form) } } };
  if ((num(form.get("NumMedia") ?? "") ?? 0) > 0) return mediaContent(form, body);
  return body
    ? { kind: "text", body, payload: {} }
    : { kind: "unsupported", body: null, payload: { raw: Object.fromEntries(form) } };
}

function label(form: URLSearchParams) {
  const [name, address] = [form.get("Label"), form.get("Address")];
  return { ...(name ? { name: clean(name) } : {}), ...(address ? { address: clean(address) } : {}) };
}

/** Twilio names no kind we can trust: the type of the first file decides (providers.md D3). */
function mediaContent(form: URLSearchParams, body: string): Content {
  const mimeType = form.get("MediaContentType0") ?? "";
  const kind = kindOf(mimeType);
  const media = { kind, providerRef: form.get("MediaUrl0") ?? "", ...(mimeType ? { mimeType } : {}) };
  return { kind, body: body || null, media, payload: {} };
}

function kindOf(mimeType: string): MediaKind {
  if (mimeType.startsWith("image/webp")) return "sticker";
  if (mimeType.startsWith("image/")) return "image";
  if (mimeType.startsWith("video/")) return "video";
  if (mimeType.startsWith("audio/ogg")) return "voice";
  return mimeType.startsWith("audio/") ? "audio" : "document";
}

const bare = (address: string | null): string => (address ?? "").replace(/^whatsapp:/, "");
const clean = (text: string): string => text.replaceAll("\u0000", "");
