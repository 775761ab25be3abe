import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { loadConnection } from "../numbers/connection";
import { announceChange } from "./announce-change";
import { atProvider } from "./delete-template";
import { loadTarget } from "./load-draft";
import { changeTemplate, findTemplate } from "./queries";

/** Takes an edit that waits or was refused away at the provider; the approved version beside it stays as it is. */
export async function discardEdit(ctx: Ctx, { templateId }: { templateId: string }): Promise<void> {
  const template = await findTemplate(ctx.db, templateId);
  if (!template) throw notFound("template");
  const { name, pendingEdit } = template;
  if (!pendingEdit) throw new DomainError("conflict", "templateAction", { name });
  const { provider, connectionId } = await loadTarget(ctx, template.numberId);
  const connection = await loadConnection(ctx, connectionId);
  await atProvider(() => ctx.providers[provider].deleteTemplate(connection, { ...pendingEdit, name }));
  await inTransaction(ctx, async (tx) => {
    await changeTemplate(tx.db, templateId, { pendingEdit: null, updatedAt: tx.now() });
    await record(tx, { action: "template.edit_discarded", objectKind: "template", objectId: templateId });
    await announceChange(tx, [templateId]);
  });
}
