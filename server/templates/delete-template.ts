import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { loadConnection } from "../numbers/connection";
import { ProviderError } from "../providers/types";
import { actionsOf } from "./action-rules";
import { announceChange } from "./announce-change";
import { loadTarget } from "./load-draft";
import { findTemplate, markRemoved, type TemplateRow, templatesOf } from "./queries";

/**
 * Deletes a language version at the provider; `name` repeats its name as a consent. Where the provider deletes by name, all
 * languages go. Ours stay readable in history (S0.27); campaigns that send it pause.
 */
export async function deleteTemplate(ctx: Ctx, input: { templateId: string; name: string }): Promise<void> {
  const template = await findTemplate(ctx.db, input.templateId);
  if (!template) throw notFound("template");
  if (template.removedAt) return;
  if (input.name.trim() !== template.name) throw new DomainError("invalid", "templateNameTyped");
  const { provider, connectionId } = await loadTarget(ctx, template.numberId);
  const { capabilities } = ctx.providers[provider];
  if (!actionsOf(template, capabilities).includes("delete"))
    throw new DomainError("conflict", "templateAction", { name: template.name });
  const connection = await loadConnection(ctx, connectionId);
  const { name, pendingEdit } = template;
  // Alone it would come back as the template itself.
  for (const item of [pendingEdit, template])
    if (item) await atProvider(() => ctx.providers[provider].deleteTemplate(connection, { ...item, name }));
  await inTransaction(ctx, async (tx) => {
    const gone = capabilities.deletesOneLanguage ? [template] : await allLanguages(tx, template);
    const ids = gone.map(({ id }) => id);
    await markRemoved(tx.db, ids, tx.now());
    await record(tx, {
      action: "template.deleted",
      objectKind: "template",
      objectId: template.id,
      details: { name: template.name, languages: gone.map(({ language }) => language) },
    });
    await announceChange(tx, ids);
  });
}

const allLanguages = async (ctx: Ctx, { numberId, name }: TemplateRow) =>
  (await templatesOf(ctx.db, numberId)).filter((row) => row.name === name && row.removedAt === null);

/** A provider's refusal as one a person can read. */
export async function atProvider<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    throw new DomainError("unavailable", "providerFailed", { reason: error.details.safeText });
  }
}
