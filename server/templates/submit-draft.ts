import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import type { PendingEdit, SubmittedTemplate } from "../providers/template-types";
import { announceChange } from "./announce-change";
import { personOf } from "./create-draft";
import { claimDraft, deleteDraft } from "./draft-queries";
import { parameterFormatOf, toComponents } from "./draft-rules";
import { insertVersion } from "./history-queries";
import { lintDraft } from "./lint-rules";
import { type LoadedDraft, lintedOf, loadDraft } from "./load-draft";
import { changeTemplate, findTemplate, type TemplateRow, upsertTemplate } from "./queries";
import { submitToProvider } from "./submit-to-provider";

export type Submission = { draftId: string; revision: number; acknowledged: boolean };

/**
 * Sends a draft for review. Errors of the linter stand in the way, warnings until they are `acknowledged`. Two presses submit
 * once; after a lost answer the provider is asked first what it has. A new template takes the id of its draft.
 */
export async function submitDraft(ctx: Ctx, input: Submission): Promise<{ templateId: string }> {
  const done = await findTemplate(ctx.db, input.draftId);
  if (done) return { templateId: done.id };
  const loaded = await loadDraft(ctx, input.draftId);
  refuseUnsound(loaded, input.acknowledged);
  const { draft } = loaded;
  const mayBeThere = draft.submittingAt !== null || draft.submitError !== null;
  if (!(await claimDraft(ctx.db, { id: draft.id, revision: input.revision, now: ctx.now() })))
    throw new DomainError("conflict", "submitRunning");
  const components = toComponents(draft.content, draft.category);
  const submitted = await submitToProvider(ctx, loaded, {
    mayBeThere,
    submission: {
      name: draft.name,
      language: draft.language,
      category: draft.category,
      parameterFormat: parameterFormatOf(components),
      components,
      samples: draft.content.samples,
    },
  });
  return { templateId: await keepSubmitted(ctx, loaded, submitted) };
}

function refuseUnsound({ draft, facts }: LoadedDraft, acknowledged: boolean): void {
  const found = lintDraft(lintedOf(draft), facts);
  const errors = found.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new DomainError("invalid", "templateUnsound", { count: errors.length });
  if (found.length > 0 && !acknowledged) throw new DomainError("conflict", "templateWarnings", { count: found.length });
}

/** The draft becomes a template that waits for its review. */
async function keepSubmitted(
  ctx: Ctx,
  { draft, template }: LoadedDraft,
  { providerTemplateId, status, category }: SubmittedTemplate,
): Promise<string> {
  const [actorId, now] = [personOf(ctx), ctx.now()];
  return inTransaction(ctx, async (tx) => {
    const components = toComponents(draft.content, category);
    const edit = { providerTemplateId, status, category, reason: null, components };
    const ownId = template?.id ?? draft.id;
    const id = standsBeside(template, edit)
      ? await keepBeside(tx, ownId, edit)
      : await upsertTemplate(tx.db, {
          id: ownId,
          numberId: draft.numberId,
          providerTemplateId,
          name: draft.name,
          language: draft.language,
          category,
          status,
          statusReason: null,
          statusSince: now,
          components,
          pendingEdit: null,
          updatedAt: now,
          removedAt: null,
        });
    const source = template ? ("edit" as const) : ("submit" as const);
    await insertVersion(tx.db, { templateId: id, at: now, source, actorId, category, components });
    if (!(await deleteDraft(tx.db, draft.id))) throw notFound("template");
    await record(tx, {
      action: template ? "template.edited" : "template.submitted",
      objectKind: "template",
      objectId: id,
      details: { name: draft.name, language: draft.language, category },
    });
    await announceChange(tx, [id]);
    return id;
  });
}

/** Twilio's edit is an item of its own: the approved one is sent until the new one is approved. */
const standsBeside = (template: TemplateRow | null, edit: PendingEdit): boolean =>
  template?.status === "approved" &&
  edit.status !== "approved" &&
  edit.providerTemplateId !== template.providerTemplateId;

async function keepBeside(ctx: Ctx, id: string, pendingEdit: PendingEdit): Promise<string> {
  await changeTemplate(ctx.db, id, { pendingEdit, updatedAt: ctx.now() });
  return id;
}
