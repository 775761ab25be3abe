import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { loadConnection } from "../numbers/connection";
import { actionsOf } from "./action-rules";
import { announceChange } from "./announce-change";
import { atProvider } from "./delete-template";
import { loadTarget } from "./load-draft";
import { changeTemplate, findTemplate } from "./queries";

/** Ends a pause that pacing made (providers.md A12.1). Campaigns that stopped with it go on only when a person says so. */
export async function unpauseTemplate(ctx: Ctx, { templateId }: { templateId: string }): Promise<void> {
  const template = await findTemplate(ctx.db, templateId);
  if (!template) throw notFound("template");
  const { provider, connectionId } = await loadTarget(ctx, template.numberId);
  const adapter = ctx.providers[provider];
  if (!actionsOf(template, adapter.capabilities).includes("unpause"))
    throw new DomainError("conflict", "templateAction", { name: template.name });
  const connection = await loadConnection(ctx, connectionId);
  await atProvider(() => adapter.unpauseTemplate(connection, template));
  await inTransaction(ctx, async (tx) => {
    const now = tx.now();
    await changeTemplate(tx.db, templateId, {
      status: "approved",
      statusReason: null,
      statusSince: now,
      updatedAt: now,
    });
    await record(tx, { action: "template.unpaused", objectKind: "template", objectId: templateId });
    await announceChange(tx, [templateId]);
  });
}
