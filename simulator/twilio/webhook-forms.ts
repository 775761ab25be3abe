import type { Client, ClientMessage, Content, RefusalReason, SentMessage, StoredMedia } from "../model";
import type { WorldNumber } from "../world";
import { reasonCodes } from "./errors";

type TwilioAccount = Extract<WorldNumber, { provider: "twilio" }>;

/** Where a message stands (providers.md C4); Twilio sends no time. */
export function receiptForm({ accountSid, phone }: TwilioAccount, sent: SentMessage): URLSearchParams {
  const status = sent.failure ? failedAs(sent.failure.reason) : sent.status;
  const form = new URLSearchParams({
    MessageSid: sent.id,
    SmsSid: sent.id,
    MessageStatus: status,
    SmsStatus: status,
    To: `whatsapp:${sent.to}`,
    From: `whatsapp:${phone}`,
    AccountSid: accountSid,
    ApiVersion: "2010-04-01",
    ChannelPrefix: "whatsapp",
  });
  if (status === "delivered" || status === "read") form.set("EventType", status.toUpperCase());
  if (sent.failure) {
    form.set("ErrorCode", String(reasonCodes[sent.failure.reason].code));
    form.set("ChannelStatusMessage", sent.failure.details);
  }
  return form;
}

/** `undelivered` was refused by WhatsApp after sending, `failed` was never sent. */
const failedAs = (reason: RefusalReason) =>
  reason === "not_on_whatsapp" || reason === "undeliverable" ? "undelivered" : "failed";

/** What a client wrote (providers.md C3). */
export function messageForm(
  account: TwilioAccount,
  client: Client,
  message: ClientMessage,
  media: { stored: StoredMedia; origin: string } | null,
): URLSearchParams {
  const form = new URLSearchParams({
    MessageSid: message.id,
    SmsSid: message.id,
    SmsMessageSid: message.id,
    AccountSid: account.accountSid,
    From: `whatsapp:${client.phone}`,
    To: `whatsapp:${account.phone}`,
    WaId: client.phone.slice(1),
    ProfileName: client.name,
    SmsStatus: "received",
    NumSegments: "1",
    NumMedia: media ? "1" : "0",
    ApiVersion: "2010-04-01",
    ...contentFields(message.content),
  });
  if (media) {
    form.set("MediaUrl0", mediaUrl(account, message, media));
    form.set("MediaContentType0", media.stored.mimeType);
  }
  if (message.replyToId) {
    form.set("OriginalRepliedMessageSid", message.replyToId);
    form.set("OriginalRepliedMessageSender", `whatsapp:${account.phone}`);
  }
  if (message.forwarded) form.set("Forwarded", "true");
  return form;
}

const mediaUrl = (
  { accountSid }: TwilioAccount,
  { id }: ClientMessage,
  { stored, origin }: { stored: StoredMedia; origin: string },
) => `${origin}/twilio/2010-04-01/Accounts/${accountSid}/Messages/${id}/Media/${stored.id}`;

function contentFields(content: Content): Record<string, string> {
  switch (content.kind) {
    case "text":
      return { Body: content.body, MessageType: "text" };
    case "button":
      return { Body: content.text, ButtonText: content.text, ButtonPayload: content.payload, MessageType: "button" };
    case "list":
      return { Body: content.title, ListId: content.id, ListTitle: content.title, MessageType: "interactive" };
    case "location":
      return {
        Latitude: String(content.latitude),
        Longitude: String(content.longitude),
        ...(content.name ? { Label: content.name } : {}),
        ...(content.address ? { Address: content.address } : {}),
        MessageType: "location",
      };
    case "reply":
      return {
        Body: content.text,
        ButtonText: content.text,
        ButtonPayload: content.payload,
        MessageType: "interactive",
      };
    case "interactive":
    case "order":
    case "flow":
    case "edit":
    case "revoke":
    case "moved":
    case "contacts":
    case "unsupported":
    case "template":
    case "reaction":
      return { Body: "", MessageType: content.kind };
    default:
      return { Body: content.caption ?? "", MessageType: content.kind === "voice" ? "audio" : content.kind };
  }
}
