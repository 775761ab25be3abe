import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { publicMediaUrl } from "../media/public-url";
import { openStored } from "../media/stored-file";
import { loadConnection } from "../numbers/connection";
import type { HeaderSample, PendingEdit, SubmittedTemplate, TemplateSubmission } from "../providers/template-types";
import { type Connection, ProviderError, type TemplateComponent } from "../providers/types";
import { publish } from "../realtime/publish";
import { findSample, releaseDraft } from "./draft-queries";
import { changedParts } from "./history-rules";
import type { LoadedDraft } from "./load-draft";
import type { TemplateRow } from "./queries";

type Attempt = { submission: TemplateSubmission; mayBeThere: boolean };

/**
 * One submission at the provider. What may have arrived before (a lost answer, a second press elsewhere) is looked up by name and
 * language and taken over when its text is ours. A refusal stays on the draft and is thrown: `templateRefused`.
 */
export async function submitToProvider(ctx: Ctx, loaded: LoadedDraft, attempt: Attempt): Promise<SubmittedTemplate> {
  const { draft, target } = loaded;
  try {
    const connection = await loadConnection(ctx, target.connectionId);
    const headerSample = await sampleOf(ctx, draft.content.header.mediaId);
    const cards = await Promise.all((draft.content.carousel?.cards ?? []).map(({ mediaId }) => sampleOf(ctx, mediaId)));
    const cardSamples = cards.flatMap((sample) => sample ?? []);
    if (cardSamples.length < cards.length)
      throw new ProviderError("media_invalid", { safeText: "a sample file is gone" });
    const submission = {
      ...attempt.submission,
      ...(headerSample ? { headerSample } : {}),
      ...(cardSamples.length > 0 ? { cardSamples } : {}),
    };
    return await submitOnce(ctx, connection, loaded, { ...attempt, submission });
  } catch (error) {
    const text = error instanceof ProviderError ? error.details.safeText : "unexpected error";
    await inTransaction(ctx, async (tx) => {
      await releaseDraft(tx.db, draft.id, text);
      await publish(tx, { kind: "template", subjectId: draft.id });
    });
    if (!(error instanceof ProviderError)) throw error;
    const isDown = error.details.ambiguous || ["unreachable", "retry_later", "rate_limited_api"].includes(error.reason);
    throw isDown
      ? new DomainError("unavailable", "templateUnanswered", { reason: text })
      : new DomainError("invalid", "templateRefused", { reason: text });
  }
}

async function submitOnce(
  ctx: Ctx,
  connection: Connection,
  { template }: LoadedDraft,
  { submission, mayBeThere }: Attempt,
): Promise<SubmittedTemplate> {
  const adapter = ctx.providers[connection.provider];
  const there = mayBeThere ? await findThere(ctx, connection, submission, template) : null;
  if (there) return there;
  try {
    return template
      ? await adapter.editTemplate(connection, template, submission)
      : await adapter.submitTemplate(connection, submission);
  } catch (error) {
    if (!(error instanceof ProviderError) || !(error.details.ambiguous || error.reason === "bad_request")) throw error;
    // The provider may have it already: from a call whose answer we never got, or by somebody's hand at the provider's page.
    const found = await findThere(ctx, connection, submission, template).catch(() => null);
    if (found) return found;
    throw error;
  }
}

/** The provider's template of that name and language, or its edit beside the approved one, if its text is the one submitted. */
async function findThere(
  ctx: Ctx,
  connection: Connection,
  { name, language, components }: TemplateSubmission,
  edited: TemplateRow | null,
): Promise<SubmittedTemplate | null> {
  const listed = await ctx.providers[connection.provider].listTemplates(connection);
  const versions = listed
    .filter((one) => one.name === name && one.language === language && one.status !== "deleted")
    .flatMap((one) => (one.pendingEdit ? [one.pendingEdit, one] : [one]))
    .filter((one) => !edited || !isUntouched(edited, one));
  return versions.find((one) => bodyOf(one.components) === bodyOf(components)) ?? null;
}

/** It stands there as before the edit: an edit that left the body as it was has not arrived. */
const isUntouched = (edited: TemplateRow, found: PendingEdit): boolean =>
  found.providerTemplateId === edited.providerTemplateId &&
  found.status === edited.status &&
  changedParts(edited, found).length === 0;

const bodyOf = (components: TemplateComponent[]): string =>
  components.find((part) => part.type === "BODY")?.text.trim() ?? "";

/** The uploaded example of a media header. */
async function sampleOf(ctx: Ctx, mediaId: string | null): Promise<HeaderSample | null> {
  const file = mediaId ? await findSample(ctx.db, mediaId) : null;
  if (!file?.storageKey || !file.mimeType) return null;
  const { id, storageKey, mimeType, byteSize } = file;
  const fileName = file.fileName ?? `${id}.${mimeType.split("/")[1] ?? "bin"}`;
  return {
    mimeType,
    fileName,
    publicUrl: publicMediaUrl(ctx, id),
    bytes: async () => {
      const bytes = await openStored(ctx.storage, { storageKey, mimeType, fileName, byteSize: byteSize ?? 0 });
      if (!bytes) throw new ProviderError("media_invalid", { safeText: "the sample file is gone" });
      return bytes;
    },
  };
}
