import type { Ctx } from "../context";
import { publicMediaUrl } from "../media/public-url";
import { loadConnection } from "../numbers/connection";
import { webhookUrl } from "../numbers/register-webhooks";
import {
  type Accepted,
  type Connection,
  type MediaKind,
  type Outbound,
  type OutboundContent,
  ProviderError,
} from "../providers/types";
import type { Claim } from "./claim-queries";
import { messageToSend, type Sending } from "./queries";
import { toRef } from "./rules";

/** One call to the provider for a claimed message. Throws ProviderError; anything else that breaks before the call is definite. */
export async function sendMessage(ctx: Ctx, claim: Claim): Promise<Accepted> {
  const sending = await messageToSend(ctx.db, claim.messageId);
  if (!sending) throw new ProviderError("bad_request", { safeText: "the message is gone" });
  const connection = await loadConnection(ctx, sending.number.connectionId);
  return ctx.providers[connection.provider].send(connection, toOutbound(ctx, sending, connection, claim.no));
}

function toOutbound(ctx: Ctx, sending: Sending, connection: Connection, attemptNo: number): Outbound {
  const { message, number, phone, bsuid } = sending;
  if (!phone && !bsuid)
    throw new ProviderError("recipient_invalid", { safeText: "the contact has neither phone nor user id" });
  return {
    from: number,
    to: phone ? { phone } : { bsuid: bsuid ?? "" },
    content: toContent(ctx, sending),
    ...(message.replyToProviderMessageId ? { replyToProviderMessageId: message.replyToProviderMessageId } : {}),
    ref: toRef(message.id, attemptNo),
    statusCallbackUrl: webhookUrl(ctx.env.APP_URL, connection),
  };
}

function toContent(ctx: Ctx, { message, media }: Sending): OutboundContent {
  const { kind, payload } = message;
  if (kind === "text") return { kind, body: message.body ?? "", previewUrl: /https?:\/\//.test(message.body ?? "") };
  if (kind === "template" && payload.template) {
    const { name, language, providerTemplateId, parameters } = payload.template;
    return { kind, name, language, providerTemplateId, parameters };
  }
  if (kind === "reaction" && payload.reaction) return { kind, ...payload.reaction };
  if (kind === "location" && payload.location) return { kind, ...payload.location };
  if (!isMediaKind(kind) || !media?.storageKey || !media.mimeType) {
    throw new ProviderError("bad_request", { safeText: `a message of kind ${kind} cannot be sent` });
  }
  const { storageKey, mimeType, fileName } = media;
  return {
    kind,
    mimeType,
    ...(fileName ? { fileName } : {}),
    ...(message.body ? { caption: message.body } : {}),
    bytes: async () =>
      (await ctx.storage.get(storageKey)) ??
      Promise.reject(new ProviderError("media_invalid", { safeText: "the file is gone" })),
    link: publicMediaUrl(ctx, media.id),
  };
}

const mediaKinds: readonly string[] = ["image", "video", "audio", "voice", "document", "sticker"];
const isMediaKind = (kind: string): kind is MediaKind => mediaKinds.includes(kind);
