import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import type { TemplateComponent } from "../providers/types";
import { type DraftRow, draftsOf, findDraft, findTarget, type Target } from "./draft-queries";
import type { LintedDraft, LintFacts } from "./finding-rules";
import { findTemplate, type TemplateRow, templatesOf } from "./queries";

export type LoadedDraft = { draft: DraftRow; target: Target; template: TemplateRow | null; facts: LintFacts };

/** A draft with all the linter has to know of its number. */
export async function loadDraft(ctx: Ctx, draftId: string): Promise<LoadedDraft> {
  const draft = await findDraft(ctx.db, draftId);
  if (!draft) throw notFound("template");
  return withFacts(ctx, draft);
}

export async function withFacts(ctx: Ctx, draft: DraftRow): Promise<LoadedDraft> {
  const target = await loadTarget(ctx, draft.numberId);
  const template = draft.templateId ? await findTemplate(ctx.db, draft.templateId) : null;
  return { draft, target, template, facts: await lintFacts(ctx, draft, target, template) };
}

export async function loadTarget(ctx: Ctx, numberId: string): Promise<Target> {
  const target = await findTarget(ctx.db, numberId);
  if (!target) throw notFound("number");
  return target;
}

export const lintedOf = ({ name, language, category, content }: DraftRow): LintedDraft => ({
  name,
  language,
  category,
  content,
});

async function lintFacts(ctx: Ctx, draft: DraftRow, target: Target, template: TemplateRow | null): Promise<LintFacts> {
  const known = (await templatesOf(ctx.db, draft.numberId)).filter(
    (row) => row.removedAt === null && row.id !== draft.templateId,
  );
  const drafts = (await draftsOf(ctx.db, draft.numberId)).filter((row) => row.id !== draft.id && !row.templateId);
  return {
    provider: target.provider,
    others: [
      ...known.map(({ name, language, category, components }) => ({
        name,
        language,
        category,
        ...textsOf(components),
      })),
      ...drafts.map(({ name, language, category, content }) => ({
        name,
        language,
        category,
        body: content.body,
        footer: content.footer,
      })),
    ],
    nameLocked: template !== null,
    categoryLocked: template?.status === "approved",
    detectedLanguage: null,
  };
}

const textsOf = (components: TemplateComponent[]) => ({
  body: components.find((part) => part.type === "BODY")?.text ?? "",
  footer: components.find((part) => part.type === "FOOTER")?.text ?? "",
});
