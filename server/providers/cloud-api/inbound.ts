import type { MessageKind } from "@/db/enums";
import { type Bag, bag, bags, compact, cut, keepable, num, phoneOf, secondsToDate, storable, str } from "../read";
import type { InboundIdentity, InboundMedia, InboundMessage, MediaKind, MessagePayload } from "../types";

type Content = { kind: MessageKind; body: string | null; media?: InboundMedia; payload: MessagePayload };

/**
 * Who wrote: the phone may be absent since usernames came (providers.md A13). What the provider sent is never rewritten. A contact
 * that names another phone is taken for the sender only when the delivery speaks of one person.
 */
export function identityOf(message: Bag, around: { contacts: Bag[]; isAlone: boolean }): InboundIdentity {
  const { contacts } = around;
  const from = str(message.from);
  // A note that someone's id changed names them in the note only, by the id that we know.
  const userId = str(message.from_user_id) ?? str(bag(message.system).previous_user_id);
  const contact =
    contacts.find(({ wa_id, user_id }) => (from && str(wa_id) === from) || (userId && str(user_id) === userId)) ??
    (around.isAlone && contacts.length === 1 && !(userId && str(contacts[0]?.user_id)) ? contacts[0] : undefined);
  const waId = str(contact?.wa_id) ?? from;
  const profile = bag(contact?.profile);
  const profileName = str(profile.name);
  return compact({
    phone: phoneOf(from) ?? phoneOf(waId),
    waId,
    bsuid: userId ?? str(contact?.user_id),
    username: str(profile.username) ?? str(contact?.username),
    profileName: profileName && cut(profileName, 200),
  });
}

/** Null when it names neither itself nor its sender. Kinds that we do not know are kept whole, never dropped (O18). */
export function fromMessage(message: Bag, from: InboundIdentity, receivedAt: Date): InboundMessage | null {
  const providerMessageId = str(message.id);
  if (!providerMessageId || !(from.phone || from.waId || from.bsuid)) return null;
  const context = bag(message.context);
  // What was said in a group is not said to the company alone: it is kept, not shown as a letter to it.
  const content = str(message.group_id) ? unsupported(message) : contentOf(message);
  const replyTo = content.kind === "reaction" ? undefined : str(context.id);
  const isForwarded = context.forwarded === true || context.frequently_forwarded === true;
  return {
    providerMessageId,
    from,
    at: secondsToDate(message.timestamp) ?? receivedAt,
    ...content,
    payload: { ...content.payload, ...(isForwarded ? { forwarded: true } : {}) },
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
      return reactionContent(part, message);
    case "button":
      return {
        kind: "button",
        body: str(part.text) ?? "",
        payload: { button: compact({ text: str(part.text) ?? "", payload: str(part.payload) }) },
      };
    case "interactive":
      return interactiveContent(part, message);
    case "order":
      return { kind: "order", body: str(part.text) ?? null, payload: { raw: keepable(part) } };
    case "system":
    case "edit":
    case "revoke":
    case "request_welcome":
      return systemContent(type, part);
    default:
      return unsupported(message);
  }
}

function reactionContent(part: Bag, message: Bag): Content {
  const toProviderMessageId = str(part.message_id);
  if (!toProviderMessageId) return unsupported(message);
  return { kind: "reaction", body: null, payload: { reaction: { toProviderMessageId, emoji: str(part.emoji) ?? "" } } };
}

/** A changed phone or user id, an edited or withdrawn message: the words for people, the rest kept whole (providers.md A13.4). */
function systemContent(type: string, part: Bag): Content {
  const edited = bag(part.message);
  const text = str(part.body) ?? str(bag(edited[str(edited.type) ?? ""]).body);
  return {
    kind: "system",
    body: text ?? null,
    payload: { system: compact({ type: str(part.type) ?? type, text }), raw: keepable(part) },
  };
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
  const flow = bag(part.nfm_reply);
  return str(flow.response_json) ? flowContent(flow) : unsupported(message);
}

/** What a client filled in a flow: its answers line by line, as they would have written them; the token is ours. */
function flowContent(reply: Bag): Content {
  const answers = answersOf(str(reply.response_json) ?? "");
  const lines = Object.entries(answers).map(([name, value]) => `${name}: ${value}`);
  const body = lines.length > 0 ? lines.join("\n") : (str(reply.body) ?? "");
  return {
    kind: "button",
    body,
    payload: { button: { text: str(reply.body) ?? str(reply.name) ?? "" }, flow: answers, raw: keepable(reply) },
  };
}

function answersOf(json: string): Record<string, string> {
  try {
    const { flow_token: _, ...answers } = bag(JSON.parse(json));
    return Object.fromEntries(
      Object.entries(answers).map(([name, value]) => [
        storable(name),
        storable(typeof value === "string" ? value : JSON.stringify(value)),
      ]),
    );
  } catch {
    return {};
  }
}

const cardOf = (card: Bag) => ({
  name: str(bag(card.name).formatted_name) ?? str(bag(card.name).first_name) ?? "",
  phones: bags(card.phones).flatMap((phone) => str(phone.phone) ?? str(phone.wa_id) ?? []),
});

function unsupported(message: Bag): Content {
  const errors = bags(message.errors).map((error) => compact({ code: str(error.code), title: str(error.title) }));
  return {
    kind: "unsupported",
    body: null,
    payload: { raw: keepable(message), ...(errors.length > 0 ? { errors } : {}) },
  };
}
