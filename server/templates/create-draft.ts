import type { TemplateCategory } from "@/db/enums";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { carry, type LostPart } from "./carry-rules";
import { findDraft, insertDraft } from "./draft-queries";
import { type DraftContent, emptyContent, fromComponents } from "./draft-rules";
import { loadTarget } from "./load-draft";
import { findTemplate } from "./queries";

export type NewDraft = {
  numberId: string;
  name: string;
  language: string;
  category: TemplateCategory;
  /** Whose content it begins with: a template (to fix, duplicate, carry elsewhere) or a draft (another language). */
  from?: { templateId: string } | { draftId: string };
};

/**
 * Begins a language version, empty or as a copy, also for a number of another provider; says what could not go along. Nothing is
 * sent to the provider.
 */
export async function createDraft(ctx: Ctx, input: NewDraft): Promise<{ draftId: string; lost: LostPart[] }> {
  const userId = personOf(ctx);
  const target = await loadTarget(ctx, input.numberId);
  const source = input.from ? await sourceOf(ctx, input.from) : { content: emptyContent, numberId: input.numberId };
  const { provider } = await loadTarget(ctx, source.numberId);
  const { content, lost } = carry(source.content, { from: provider, to: target.provider });
  const draftId = ctx.newId();
  await inTransaction(ctx, async (tx) => {
    await insertDraft(tx.db, {
      id: draftId,
      numberId: input.numberId,
      name: input.name,
      language: input.language,
      category: input.category,
      content,
      createdById: userId,
      updatedById: userId,
      createdAt: tx.now(),
      updatedAt: tx.now(),
    });
    await publish(tx, { kind: "template", subjectId: draftId });
  });
  return { draftId, lost };
}

async function sourceOf(
  ctx: Ctx,
  from: NonNullable<NewDraft["from"]>,
): Promise<{ content: DraftContent; numberId: string }> {
  if ("draftId" in from) {
    const draft = await findDraft(ctx.db, from.draftId);
    if (!draft) throw notFound("template");
    return draft;
  }
  const template = await findTemplate(ctx.db, from.templateId);
  if (!template) throw notFound("template");
  return { content: fromComponents(template.components), numberId: template.numberId };
}

/** Drafts belong to people; the system writes none. */
export function personOf({ actor }: Ctx): string {
  if (actor.kind !== "user") throw new DomainError("forbidden", "forbidden");
  return actor.userId;
}
