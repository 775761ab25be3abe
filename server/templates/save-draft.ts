import type { Ctx } from "../context";
import { DomainError, notFound } from "../core/errors";
import { personOf } from "./create-draft";
import { changeDraft, findDraft } from "./draft-queries";
import type { LintedDraft } from "./finding-rules";
import { loadTarget } from "./load-draft";
import { findTemplate } from "./queries";

export type SavedDraft = LintedDraft & { draftId: string; numberId: string; revision: number };

/**
 * Keeps what was written so far. Whoever saves an older revision is told (`draftChanged`) and overwrites nobody. Name, language
 * and number of an existing template stay as they are, the category of an approved one too. Nobody is told: it happens with every
 * pause in typing.
 */
export async function saveDraft(ctx: Ctx, { draftId, revision, ...input }: SavedDraft): Promise<{ revision: number }> {
  const userId = personOf(ctx);
  const draft = await findDraft(ctx.db, draftId);
  if (!draft) throw notFound("template");
  await loadTarget(ctx, input.numberId);
  const template = draft.templateId ? await findTemplate(ctx.db, draft.templateId) : null;
  const { numberId, name, language, category, content } = input;
  const change = {
    content,
    category: template?.status === "approved" ? draft.category : category,
    ...(template ? {} : { numberId, name, language }),
    updatedById: userId,
    updatedAt: ctx.now(),
  };
  if (!(await changeDraft(ctx.db, { id: draftId, revision }, change)))
    throw new DomainError("conflict", "draftChanged");
  return { revision: revision + 1 };
}
