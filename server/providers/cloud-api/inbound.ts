import type { MessageKind } from "@/db/enums";
import { type Bag, bag, bags, num, phoneOf, secondsToDate, str } from "../read";
import type { InboundIdentity, InboundMedia, InboundMessage, MediaKind, MessagePayload } from "../types";

type Content = { kind: MessageKind; body: string | null; media?: InboundMedia; payload: MessagePayload };

/** Who wrote: the phone may be absent since usernames came (providers.md A13). What the provider sent is never rewritten. */
export function identityOf(message: Bag, contacts: Bag[]): InboundIdentity {
  const from = str(message.from);
  const userId = str(message.from_user_id);
  const contact =
    contacts.find(({ wa_id, user_id }) => (from && str(wa_id) === from) || (userId && str(user_id) === userId)) ??
    (contacts.length === 1 ? contacts[0] : undefined);
  const waId = str(contact?.wa_id) ?? from;
  const profile = bag(contact?.profile);
  return compact({
    phone: phoneOf(from) ?? phoneOf(waId),
    waId,
    bsuid: userId ?? str(contact?.user_id),
    username: str(profile.username) ?? str(contact?.username),
    profileName: str(profile.name)?.slice(0, 200),
  });
}

/** Null when it names neither itself nor its sender. Kinds that we do not know are kept whole, never dropped (O18). */
export function fromMessage(message: Bag, from: InboundIdentity): InboundMessage | null {
  const providerMessageId = str(message.id);
  const at = secondsToDate(message.timestamp);
  if (!providerMessageId || !at || !(from.phone || from.waId || from.bsuid)) return null;
  const context = bag(message.context);
  const content = contentOf(message);
  const replyTo = content.kind === "reaction" ? undefined : str(context.id);
  return {
    providerMessageId,
    from,
    at,
    ...content,
    payload: { ...content.payload, ...(context.forwarded === true ? { forwarded: true } : {}) },
    ...(replyTo ? { replyToProviderMessageId: replyTo } : {}),
  };
}

function contentOf(message: Bag): Content {
  const type = str(message.type) ?? "unknown";
  const part = bag(message[type]);
  switch (type) {
    case "text":
      return { kind: "text", body: str(part.body) ?? "", payload: {} };
    case "image":
    case "video":
    case "document":
    case "sticker":
      return mediaContent(type, part, message);
    case "audio":
      return mediaContent(part.voice === true ? "voice" : "audio", part, message);
    case "location":
      return locationContent(part, message);
    case "contacts":
      return { kind: "contacts", body: null, payload: { contacts: bags(message.contacts).map(cardOf) } };
    case "reaction":
      return {
        kind: "reaction",
        body: null,
        payload: { reaction: { toProviderMessageId: str(part.message_id) ?? "", emoji: str(part.emoji) ?? "" } },
      };
    case "button":
      return {
        kind: "button",
        body: str(part.text) ?? "",
        payload: { button: compact({ text: str(part.text) ?? "", payload: str(part.payload) }) },
      };
    case "interactive":
      return interactiveContent(part, message);
    case "order":
      return { kind: "order", body: str(part.text) ?? null, payload: { raw: part } };
    case "system":
    case "edit":
    case "revoke":
      return {
        kind: "system",
        body: str(part.body) ?? null,
        payload: { system: compact({ type: str(part.type) ?? type, text: str(part.body) }) },
      };
    default:
      return unsupported(message);
  }
}

function mediaContent(kind: MediaKind, part: Bag, message: Bag): Content {
  const providerRef = str(part.id);
  if (!providerRef) return unsupported(message);
  const media = compact({
    kind,
    providerRef,
    mimeType: str(part.mime_type),
    fileName: str(part.filename),
    sha256: str(part.sha256),
  });
  return { kind, body: str(part.caption) ?? null, media, payload: {} };
}

function locationContent(part: Bag, message: Bag): Content {
  const [latitude, longitude] = [num(part.latitude), num(part.longitude)];
  if (latitude === undefined || longitude === undefined) return unsupported(message);
  return {
    kind: "location",
    body: null,
    payload: { location: compact({ latitude, longitude, name: str(part.name), address: str(part.address) }) },
  };
}

function interactiveContent(part: Bag, message: Bag): Content {
  const [button, row] = [bag(part.button_reply), bag(part.list_reply)];
  if (str(button.title)) {
    return {
      kind: "button",
      body: str(button.title) ?? "",
      payload: { button: compact({ text: str(button.title) ?? "", payload: str(button.id) }) },
    };
  }
  if (str(row.title)) {
    const chosen = compact({ id: str(row.id) ?? "", title: str(row.title) ?? "", description: str(row.description) });
    return { kind: "list", body: str(row.title) ?? "", payload: { list: chosen } };
  }
  return unsupported(message);
}

const cardOf = (card: Bag) => ({
  name: str(bag(card.name).formatted_name) ?? str(bag(card.name).first_name) ?? "",
  phones: bags(card.phones).flatMap((phone) => str(phone.phone) ?? str(phone.wa_id) ?? []),
});

function unsupported(message: Bag): Content {
  const errors = bags(message.errors).map((error) => compact({ code: str(error.code), title: str(error.title) }));
  return { kind: "unsupported", body: null, payload: { raw: message, ...(errors.length > 0 ? { errors } : {}) } };
}

/** Without the keys that are undefined: optional means absent. */
function compact<T extends Record<string, unknown>>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  // Absent keys are exactly the ones that held undefined.
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
