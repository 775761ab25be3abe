import type { Ctx } from "../context";
import { publicMediaUrl } from "../media/public-url";
import { openStored } from "../media/stored-file";
import { loadConnection } from "../numbers/connection";
import { webhookUrl } from "../numbers/register-webhooks";
import {
  type Accepted,
  type Connection,
  type MediaKind,
  type Outbound,
  type OutboundContent,
  ProviderError,
  type TemplateParameters,
} from "../providers/types";
import type { Claim } from "./claim-queries";
import { messagesToSend, type Sending } from "./queries";
import { toRef } from "./rules";

/** Well within the shortest lease, with room for the call itself. */
const longestDelayMs = 10_000;

export type Ready = { sending: Sending; connection: Connection };

/** What the calls for claimed messages of one number need, read at once. A message that is gone is missing. */
export async function readyToSend(ctx: Ctx, claims: Claim[]): Promise<Map<string, Ready>> {
  const sendings = await messagesToSend(
    ctx.db,
    claims.map(({ messageId }) => messageId),
  );
  const connections = new Map<string, Connection>();
  for (const { number } of sendings) {
    const { connectionId } = number;
    if (!connections.has(connectionId)) connections.set(connectionId, await loadConnection(ctx, connectionId));
  }
  return new Map(
    sendings.flatMap((sending) => {
      const connection = connections.get(sending.number.connectionId);
      return connection ? [[sending.message.id, { sending, connection }]] : [];
    }),
  );
}

/**
 * One call to the provider for a claimed message. `claimedAt`: performance.now() before the claim; a process that was asleep since
 * then may no longer send, its lease may be over. Who opted out of marketing while it waited gets none (S4.3). Throws ProviderError; anything else that breaks before the call is definite.
 */
export async function sendMessage(
  ctx: Ctx,
  { claim, ready, claimedAt }: { claim: Claim; ready: Ready | undefined; claimedAt: number },
): Promise<Accepted> {
  if (!ready) throw new ProviderError("bad_request", { safeText: "the message is gone" });
  const { sending, connection } = ready;
  if (sending.optedOutAt && sending.category === "marketing")
    throw new ProviderError("user_opt_out", { safeText: "the client opted out of marketing while this was waiting" });
  const outbound = toOutbound(ctx, sending, connection, claim.no);
  if (performance.now() - claimedAt > longestDelayMs)
    throw new ProviderError("unreachable", { safeText: "this server was held up before the call" });
  return ctx.providers[connection.provider].send(connection, outbound);
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

function toContent(ctx: Ctx, sending: Sending): OutboundContent {
  const { message, media } = sending;
  const { kind, payload } = message;
  if (kind === "text") return { kind, body: message.body ?? "", previewUrl: /https?:\/\//.test(message.body ?? "") };
  if (kind === "template" && payload.template) {
    const { name, language } = payload.template;
    const providerTemplateId = sending.providerTemplateId ?? payload.template.providerTemplateId;
    return { kind, name, language, providerTemplateId, parameters: freshParameters(ctx, sending, payload.template) };
  }
  if (kind === "interactive" && payload.interactive) return { kind, body: message.body ?? "", ...payload.interactive };
  if (kind === "reaction" && payload.reaction) return { kind, ...payload.reaction };
  if (kind === "location" && payload.location) return { kind, ...payload.location };
  if (kind === "contacts" && payload.contacts) return { kind, contacts: payload.contacts };
  if (!isMediaKind(kind) || !media?.storageKey || !media.mimeType) {
    throw new ProviderError("bad_request", { safeText: `a message of kind ${kind} cannot be sent` });
  }
  const { storageKey, mimeType, fileName, byteSize } = media;
  return {
    kind,
    mimeType,
    ...(fileName ? { fileName } : {}),
    ...(message.body ? { caption: message.body } : {}),
    bytes: async () =>
      (await openStored(ctx.storage, {
        storageKey,
        mimeType,
        byteSize: byteSize ?? 0,
        fileName: fileName ?? "file",
      })) ?? Promise.reject(new ProviderError("media_invalid", { safeText: "the file is gone" })),
    link: publicMediaUrl(ctx, media.id),
  };
}

/** The link to a file of ours, of the header or of a card, lives a quarter of an hour, so it is made when the message leaves, not when it was written. */
function freshParameters(
  ctx: Ctx,
  { media }: Sending,
  { parameters }: { parameters: TemplateParameters },
): TemplateParameters {
  const { header, cards } = parameters;
  const fresh = <T extends { link: string; mediaId?: string }>(file: T, mediaId = file.mediaId): T =>
    mediaId ? { ...file, link: publicMediaUrl(ctx, mediaId) } : file;
  return {
    ...parameters,
    ...(header && "link" in header ? { header: fresh(header, media?.id) } : {}),
    ...(cards ? { cards: cards.map((card) => (card.header ? { ...card, header: fresh(card.header) } : card)) } : {}),
  };
}

const mediaKinds: readonly string[] = ["image", "video", "audio", "voice", "document", "sticker"];
const isMediaKind = (kind: string): kind is MediaKind => mediaKinds.includes(kind);
