import type { Outbound, OutboundContent } from "../types";
import { toCard, toInteractive } from "./interactive";
import { toComponents } from "./template-parameters";

/**
 * The message as Meta and 360dialog want it. A file is named by the media id that its upload gave. The phone keeps its plus:
 * without it the sender's own country code may be put in front (providers.md A2).
 */
export function toMessage(message: Outbound, mediaId: string | null): Record<string, unknown> {
  return {
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...("phone" in message.to ? { to: message.to.phone } : { recipient: message.to.bsuid }),
    ...(message.replyToProviderMessageId ? { context: { message_id: message.replyToProviderMessageId } } : {}),
    biz_opaque_callback_data: message.ref,
    ...toContent(message.content, mediaId),
  };
}

function toContent(content: OutboundContent, mediaId: string | null): Record<string, unknown> {
  switch (content.kind) {
    case "text":
      return { type: "text", text: { body: content.body, preview_url: content.previewUrl ?? false } };
    case "location": {
      const { latitude, longitude, name, address } = content;
      return {
        type: "location",
        location: { latitude, longitude, ...(name ? { name } : {}), ...(address ? { address } : {}) },
      };
    }
    case "reaction":
      return { type: "reaction", reaction: { message_id: content.toProviderMessageId, emoji: content.emoji } };
    case "contacts":
      return { type: "contacts", contacts: content.contacts.map(toCard) };
    case "interactive":
      return { type: "interactive", interactive: toInteractive(content) };
    case "template":
      return {
        type: "template",
        template: {
          name: content.name,
          language: { code: content.language },
          components: toComponents(content.parameters),
        },
      };
    case "voice":
      return { type: "audio", audio: { id: mediaId, voice: true } };
    case "audio":
    case "sticker":
      return { type: content.kind, [content.kind]: { id: mediaId } };
    case "document":
      return {
        type: "document",
        document: { id: mediaId, ...captionOf(content), ...(content.fileName ? { filename: content.fileName } : {}) },
      };
    default:
      return { type: content.kind, [content.kind]: { id: mediaId, ...captionOf(content) } };
  }
}

const captionOf = ({ caption }: { caption?: string }) => (caption ? { caption } : {});
