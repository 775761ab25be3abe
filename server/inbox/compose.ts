import { openVariables } from "../canned-texts/rules";
import type { Ctx } from "../context";
import { DomainError, notFound } from "../core/errors";
import { interactiveProblems, toInteractive } from "../delivery/interactive-rules";
import type { QueuedMessage } from "../delivery/queue-messages";
import { publicMediaUrl } from "../media/public-url";
import { isVoiceType, sendableKind } from "../media/rules";
import type { TemplateComponent } from "../providers/types";
import { loadSendableTemplate } from "../templates/load-template";
import { type GivenFile, toParameters } from "../templates/parameter-rules";
import { filePlaces, type ValueProblem, valueProblems } from "../templates/place-rules";
import { renderTemplate } from "../templates/rules";
import { findUpload, providerOfNumber } from "./message-queries";
import { operatorOf } from "./operator";
import type { ReplyContent } from "./schema";

/** What a message carries, whatever it is; its conversation is added by whoever sends it. */
export type Composed = Pick<QueuedMessage, "kind" | "body" | "payload" | "mediaId" | "templateId"> & {
  /** A template of this category; null for other kinds. */
  category: string | null;
};

/** A person's words, file or template as a message. Throws for a file or template that cannot be sent over that number. */
export async function compose(ctx: Ctx, numberId: string, content: ReplyContent): Promise<Composed> {
  if (content.kind === "text") return { kind: "text", body: readyText(content.body), category: null };
  if (content.kind === "template") return composeTemplate(ctx, numberId, content);
  if (content.kind === "interactive") return composeInteractive(ctx, numberId, content);
  if (content.kind === "location") return composePlace(content);
  if (content.kind === "contacts") return composeContacts(ctx, numberId, content);
  const { id, mimeType } = await loadUpload(ctx, content.mediaId);
  const kind = content.isVoice && isVoiceType(mimeType) ? "voice" : sendableKind(mimeType);
  if (!kind) throw new DomainError("invalid", "uploadType");
  return { kind, body: readyText(content.caption ?? "") || null, mediaId: id, category: null };
}

function composePlace({
  kind,
  latitude,
  longitude,
  name,
  address,
}: Extract<ReplyContent, { kind: "location" }>): Composed {
  const location = { latitude, longitude, ...(name ? { name } : {}), ...(address ? { address } : {}) };
  return { kind, payload: { location }, category: null };
}

/** Contact cards, where the number's provider carries them. */
async function composeContacts(
  ctx: Ctx,
  numberId: string,
  { kind, contacts }: Extract<ReplyContent, { kind: "contacts" }>,
): Promise<Composed> {
  const provider = await providerOfNumber(ctx.db, numberId);
  if (!provider || !ctx.providers[provider].capabilities.contacts) throw new DomainError("invalid", "contactsProvider");
  return { kind, payload: { contacts }, category: null };
}

/** Words with buttons or a list (N.19), within WhatsApp's limits and only where the number's provider carries them. */
async function composeInteractive(
  ctx: Ctx,
  numberId: string,
  draft: Extract<ReplyContent, { kind: "interactive" }>,
): Promise<Composed> {
  const [problem] = interactiveProblems(draft);
  if (problem) throw new DomainError("invalid", "interactive");
  const provider = await providerOfNumber(ctx.db, numberId);
  if (!provider || !ctx.providers[provider].capabilities.interactive)
    throw new DomainError("invalid", "interactiveProvider");
  const { kind, body, ...interactive } = toInteractive(draft);
  return { kind, body: readyText(body), payload: { interactive }, category: null };
}

/** A variable of a canned text that nobody filled in never reaches the client (S1.17). */
function readyText(text: string): string {
  const open = openVariables(text);
  if (open.length > 0) throw new DomainError("invalid", "openVariables", { names: open.join(", ") });
  return text;
}

export type TemplateContent = { templateId: string; values: Record<string, string>; files?: Record<string, string> };

/**
 * The template as the client will read it; every variable has a value (S2.23), every place for a file its file, a place on the map
 * is one, an offer ends later than now.
 */
export async function composeTemplate(ctx: Ctx, numberId: string, content: TemplateContent): Promise<Composed> {
  const { templateId, values } = content;
  const template = await loadSendableTemplate(ctx, { templateId, numberId });
  const { components, name, language, providerTemplateId, category } = template;
  const [wrong] = valueProblems(components, values, ctx.now());
  if (wrong) throw new DomainError("invalid", refusals[wrong.problem], { name });
  const files = await givenFiles(ctx, components, content.files ?? {});
  const rendered = renderTemplate(components, values);
  const parameters = toParameters(components, values, files);
  return {
    kind: "template",
    body: rendered.body,
    templateId,
    mediaId: files["header.media"]?.mediaId ?? null,
    payload: { template: { name, language, providerTemplateId, parameters, rendered } },
    category,
  };
}

const refusals = {
  empty: "templateValues",
  tooLong: "templateValueLong",
  latitude: "templatePlace",
  longitude: "templatePlace",
  expiryForm: "templateExpiry",
  expiryPast: "templateExpiry",
} as const satisfies Record<ValueProblem, string>;

async function givenFiles(ctx: Ctx, components: TemplateComponent[], mediaIds: Record<string, string>) {
  const files: Record<string, GivenFile> = {};
  for (const { key, kind, card } of filePlaces(components)) {
    const refusal = card === undefined ? "templateHeader" : "templateCardFile";
    const mediaId = mediaIds[key];
    if (!mediaId) throw new DomainError("invalid", refusal, { number: (card ?? 0) + 1 });
    const { id, mimeType, fileName } = await loadUpload(ctx, mediaId);
    if (sendableKind(mimeType) !== kind) throw new DomainError("invalid", refusal, { number: (card ?? 0) + 1 });
    files[key] = { link: publicMediaUrl(ctx, id), mediaId: id, ...(fileName ? { fileName } : {}) };
  }
  return files;
}

/** A file that the acting person uploaded. */
async function loadUpload(ctx: Ctx, mediaId: string) {
  const upload = await findUpload(ctx.db, mediaId, operatorOf(ctx).userId);
  if (!upload?.mimeType) throw notFound("file");
  return { ...upload, mimeType: upload.mimeType };
}
