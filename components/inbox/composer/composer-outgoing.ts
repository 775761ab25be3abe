import type { ConsentException } from "@/server/consent/schema";
import { type InteractiveDraft, toInteractive } from "@/server/delivery/interactive-rules";
import type { MessagePayload, TemplateComponent } from "@/server/providers/types";
import { renderTemplate } from "@/server/templates/rules";
import type { ReadyAttachment } from "./attach-store";
import type { Outgoing } from "./use-reply";

export const toTextMessage = (body: string, onRefused?: () => void): Outgoing => ({
  content: { kind: "text", body },
  bubble: { kind: "text", body },
  onRefused,
});

/** `isVoice`: recorded here, to be a voice message. */
export function toMediaMessage(
  { uploaded, caption = "", isVoice }: Pick<ReadyAttachment, "uploaded"> & { caption?: string; isVoice?: boolean },
  onRefused?: () => void,
): Outgoing {
  const { mediaId, kind, mimeType, fileName, byteSize } = uploaded;
  return {
    content: { kind: "media", mediaId, ...(caption ? { caption } : {}), ...(isVoice ? { isVoice } : {}) },
    bubble: {
      kind: isVoice ? "voice" : kind,
      body: caption || null,
      media: { id: mediaId, status: "stored", fileName, mimeType, byteSize, width: null, height: null, error: null },
    },
    onRefused,
  };
}

export type TemplateMessage = {
  template: { id: string; name: string; language: string; components: TemplateComponent[] };
  values: Record<string, string>;
  /** Uploaded files by their place. */
  files: Record<string, string>;
  /** Why marketing goes to a client without consent. */
  exception: ConsentException | null;
};

export function toTemplateMessage({ template, values, files, exception }: TemplateMessage): Outgoing {
  const rendered = renderTemplate(template.components, values);
  return {
    content: {
      kind: "template",
      templateId: template.id,
      values,
      files,
      ...(exception ? { consentException: exception } : {}),
    },
    bubble: {
      kind: "template",
      body: rendered.body,
      payload: {
        template: {
          name: template.name,
          language: template.language,
          providerTemplateId: "",
          parameters: { body: [] },
          rendered,
        },
      },
    },
  };
}

export function toInteractiveMessage(draft: InteractiveDraft, onRefused?: () => void): Outgoing {
  const { kind, body, ...interactive } = toInteractive(draft);
  return { content: { kind, ...draft }, bubble: { kind, body, payload: { interactive } }, onRefused };
}

export function toPlaceMessage(location: NonNullable<MessagePayload["location"]>): Outgoing {
  return {
    content: { kind: "location", ...location },
    bubble: { kind: "location", body: null, payload: { location } },
  };
}

export function toContactsMessage(contacts: NonNullable<MessagePayload["contacts"]>): Outgoing {
  return { content: { kind: "contacts", contacts }, bubble: { kind: "contacts", body: null, payload: { contacts } } };
}
