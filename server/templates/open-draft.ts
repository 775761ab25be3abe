import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { actionsOf, editableFrom } from "./action-rules";
import { personOf } from "./create-draft";
import { beginEdit } from "./draft-queries";
import { fromComponents } from "./draft-rules";
import { listEdits } from "./history-queries";
import { loadTarget } from "./load-draft";
import { findTemplate } from "./queries";

/**
 * Begins the edit of an existing version, or finds the one begun. Refuses where the state, the provider or its count of edits does
 * not allow it: `templateNotEditable`, `templateEditedOften`.
 */
export async function openDraft(ctx: Ctx, { templateId }: { templateId: string }): Promise<{ draftId: string }> {
  const userId = personOf(ctx);
  const template = await findTemplate(ctx.db, templateId);
  if (!template) throw notFound("template");
  const { provider } = await loadTarget(ctx, template.numberId);
  if (!actionsOf(template, ctx.providers[provider].capabilities).includes("edit"))
    throw new DomainError("conflict", "templateNotEditable", { name: template.name });
  const edits = await listEdits(ctx.db, templateId);
  const wait = editableFrom({ status: template.pendingEdit?.status ?? template.status, edits }, ctx.now());
  if (wait) throw new DomainError("conflict", "templateEditedOften", { limit: wait.limit });
  return inTransaction(ctx, async (tx) => {
    const draftId = await beginEdit(tx.db, {
      id: tx.newId(),
      templateId,
      numberId: template.numberId,
      name: template.name,
      language: template.language,
      category: template.category,
      // A refused edit is repaired, not written again.
      content: fromComponents(template.pendingEdit?.components ?? template.components),
      createdById: userId,
      updatedById: userId,
      createdAt: tx.now(),
      updatedAt: tx.now(),
    });
    await publish(tx, { kind: "template", subjectId: templateId });
    return { draftId };
  });
}
