import { createHash } from "node:crypto";
import type { Client, ClientMessage, Content, SentMessage, SimNumber, StoredMedia } from "../model";
import { reasonCodes } from "./errors";

type Change = { field: string; value: Record<string, unknown> };

/** Where a message stands (providers.md A11). */
export function receiptChange(number: SimNumber, sent: SentMessage, facts: { at: number; category: string }): Change {
  const digits = sent.to.slice(1);
  return messages(number, {
    statuses: [
      {
        id: sent.id,
        status: sent.status,
        timestamp: seconds(facts.at),
        recipient_id: digits,
        recipient_user_id: userId(sent.to),
        ...(sent.ref === null ? {} : { biz_opaque_callback_data: sent.ref }),
        ...(sent.status === "sent" || sent.status === "delivered" ? { pricing: pricing(facts.category) } : {}),
        ...(sent.failure ? { errors: [failure(sent.failure)] } : {}),
      },
    ],
  });
}

/** What a client wrote (providers.md A10). */
export function messageChange(
  number: SimNumber,
  client: Client,
  message: ClientMessage,
  media: StoredMedia | null,
): Change {
  const digits = client.phone.slice(1);
  return messages(number, {
    contacts: [{ profile: { name: client.name }, wa_id: digits, user_id: userId(client.phone) }],
    messages: [
      {
        from: digits,
        from_user_id: userId(client.phone),
        id: message.id,
        timestamp: seconds(message.at),
        ...contextOf(number, message),
        ...contentOf(message.content, media),
      },
    ],
  });
}

/** The business-scoped id behind a phone: the same for ever. */
export const userId = (phone: string): string =>
  `CZ.${BigInt(`0x${createHash("sha256").update(phone).digest("hex").slice(0, 15)}`)}`;

function messages({ id, account }: SimNumber, part: Record<string, unknown>): Change {
  const metadata = { display_phone_number: account.phone.slice(1), phone_number_id: id };
  return { field: "messages", value: { messaging_product: "whatsapp", metadata, ...part } };
}

const seconds = (at: number): string => String(Math.floor(at / 1000));

const pricing = (category: string) => ({
  billable: category !== "service",
  pricing_model: "PMP",
  type: category === "service" ? "free_customer_service" : "regular",
  category,
});

function failure({ reason, details }: { reason: keyof typeof reasonCodes; details: string }) {
  const { code, title } = reasonCodes[reason];
  return { code, title, message: title, error_data: { details } };
}

function contextOf({ account }: SimNumber, { replyToId, forwarded }: ClientMessage) {
  if (forwarded) return { context: { forwarded: true } };
  return replyToId ? { context: { from: account.phone.slice(1), id: replyToId } } : {};
}

function contentOf(content: Content, media: StoredMedia | null): Record<string, unknown> {
  switch (content.kind) {
    case "text":
      return { type: "text", text: { body: content.body } };
    case "location": {
      const { latitude, longitude, name, address } = content;
      return {
        type: "location",
        location: { latitude, longitude, ...(name ? { name } : {}), ...(address ? { address } : {}) },
      };
    }
    case "contacts":
      return { type: "contacts", contacts: content.contacts.map(card) };
    case "reaction":
      return { type: "reaction", reaction: { message_id: content.messageId, emoji: content.emoji } };
    case "button":
      return { type: "button", button: { text: content.text, payload: content.payload } };
    case "list": {
      const { id, title, description } = content;
      return {
        type: "interactive",
        interactive: { type: "list_reply", list_reply: { id, title, ...(description ? { description } : {}) } },
      };
    }
    case "reply":
      return interactive("button_reply", { id: content.payload, title: content.text });
    case "flow": {
      const response_json = JSON.stringify({ flow_token: "simulated", ...content.answers });
      return interactive("nfm_reply", { name: "flow", body: "Sent", response_json });
    }
    case "order":
      return {
        type: "order",
        order: {
          catalog_id: "1000000000",
          ...(content.text ? { text: content.text } : {}),
          product_items: content.productIds.map((product_retailer_id) => ({
            product_retailer_id,
            quantity: 1,
            item_price: 100,
            currency: "CZK",
          })),
        },
      };
    case "edit":
      return {
        type: "edit",
        edit: { original_message_id: content.messageId, message: { type: "text", text: { body: content.text } } },
      };
    case "revoke":
      return { type: "revoke", revoke: { original_message_id: content.messageId } };
    case "moved":
      return {
        type: "system",
        system: {
          type: "user_changed_number",
          body: `User changed to ${content.phone}`,
          wa_id: content.phone.replace(/\D/g, ""),
        },
      };
    case "unsupported":
      return unsupported(content.what);
    case "template":
    case "interactive":
      return unsupported(content.kind);
    default:
      return mediaOf(content, media);
  }
}

const interactive = (type: string, reply: Record<string, string>) => ({
  type: "interactive",
  interactive: { type, [type]: reply },
});

function mediaOf(
  content: Extract<Content, { mediaId: string | null }>,
  media: StoredMedia | null,
): Record<string, unknown> {
  const type = content.kind === "voice" ? "audio" : content.kind;
  const part = {
    id: content.mediaId,
    mime_type: content.mimeType,
    sha256: media?.sha256,
    ...(content.caption ? { caption: content.caption } : {}),
    ...(content.kind === "document" && content.fileName ? { filename: content.fileName } : {}),
    ...(type === "audio" ? { voice: content.kind === "voice" } : {}),
    ...(type === "sticker" ? { animated: false } : {}),
  };
  return { type, [type]: part };
}

const card = ({ name, phone }: { name: string; phone: string }) => ({
  name: { formatted_name: name, first_name: name.split(" ")[0] },
  phones: [{ phone, type: "CELL", wa_id: phone.replace(/\D/g, "") }],
});

const unsupported = (what: string) => ({
  type: "unsupported",
  errors: [
    {
      code: 131051,
      title: "Message type unknown",
      message: "Message type unknown",
      error_data: { details: "Message type is currently not supported." },
    },
  ],
  unsupported: { type: what },
});
