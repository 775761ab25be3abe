import type { Ctx } from "../context";
import { DomainError, notFound } from "../core/errors";
import type { QueuedMessage } from "../delivery/queue-messages";
import { publicMediaUrl } from "../media/public-url";
import { sendableKind } from "../media/rules";
import { loadSendableTemplate } from "../templates/load-template";
import { mediaHeader, missingVariables, renderTemplate, toParameters } from "../templates/rules";
import { findUpload } from "./message-queries";
import { operatorOf } from "./operator";
import type { ReplyContent } from "./schema";

/** What a message carries, whatever it is; its conversation is added by whoever sends it. */
export type Composed = Pick<QueuedMessage, "kind" | "body" | "payload" | "mediaId" | "templateId"> & {
  /** A template of this category; null for other kinds. */
  category: string | null;
};

/** A person's words, file or template as a message. Throws for a file or template that cannot be sent over that number. */
export async function compose(ctx: Ctx, numberId: string, content: ReplyContent): Promise<Composed> {
  if (content.kind === "text") return { kind: "text", body: content.body, category: null };
  if (content.kind === "template") return composeTemplate(ctx, numberId, content);
  const { id, mimeType } = await loadUpload(ctx, content.mediaId);
  const kind = sendableKind(mimeType);
  if (!kind) throw new DomainError("invalid", "uploadType");
  return { kind, body: content.caption || null, mediaId: id, category: null };
}

export type TemplateContent = { templateId: string; values: Record<string, string>; headerMediaId?: string };

/** The template as the client will read it; every variable has a value (S2.23), a header of its kind has its file. */
export async function composeTemplate(ctx: Ctx, numberId: string, content: TemplateContent): Promise<Composed> {
  const { templateId, values } = content;
  const template = await loadSendableTemplate(ctx, { templateId, numberId });
  const { components, name, language, providerTemplateId, category } = template;
  if (missingVariables(components, values).length > 0) throw new DomainError("invalid", "templateValues", { name });
  const header = await headerFile(ctx, mediaHeader(components), content.headerMediaId);
  const rendered = renderTemplate(components, values);
  const parameters = toParameters(components, values, header?.link);
  return {
    kind: "template",
    body: rendered.body,
    templateId,
    mediaId: header?.mediaId ?? null,
    payload: { template: { name, language, providerTemplateId, parameters, rendered } },
    category,
  };
}

async function headerFile(ctx: Ctx, wanted: "image" | "video" | "document" | null, mediaId: string | undefined) {
  if (!wanted) return null;
  if (!mediaId) throw new DomainError("invalid", "templateHeader");
  const { id, mimeType, fileName } = await loadUpload(ctx, mediaId);
  if (sendableKind(mimeType) !== wanted) throw new DomainError("invalid", "templateHeader");
  return { mediaId: id, link: { link: publicMediaUrl(ctx, id), ...(fileName ? { fileName } : {}) } };
}

/** A file that the acting person uploaded. */
async function loadUpload(ctx: Ctx, mediaId: string) {
  const upload = await findUpload(ctx.db, mediaId, operatorOf(ctx).userId);
  if (!upload?.mimeType) throw notFound("file");
  return { ...upload, mimeType: upload.mimeType };
}
