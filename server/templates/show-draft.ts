import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { draftsOf, findDraftOf } from "./draft-queries";
import { withFacts } from "./load-draft";
import { findTemplate, templatesOf } from "./queries";

/**
 * What the editor opens by an id of a draft or of a template: the draft with the facts of its linter and the other languages of
 * its name. `draft` is null for a template that nobody edits yet.
 */
export async function showDraft(ctx: Ctx, { id }: { id: string }) {
  const draft = await findDraftOf(ctx.db, id);
  if (!draft) {
    const template = await findTemplate(ctx.db, id);
    if (!template) throw notFound("template");
    const { name, numberId } = template;
    return { draft: null, template: { id, name, numberId } };
  }
  const { target, template, facts } = await withFacts(ctx, draft);
  const { submittingAt: _, createdById: __, ...shown } = draft;
  return {
    draft: shown,
    target: { name: target.name, provider: target.provider },
    template: template ? { id: template.id, status: template.status, statusReason: template.statusReason } : null,
    facts,
    languages: await languagesOf(ctx, draft),
  };
}

export type ShownDraft = Extract<Awaited<ReturnType<typeof showDraft>>, { facts: unknown }>;
export type LanguageOf = ShownDraft["languages"][number];

/** Language versions of the same name at the same number, side by side: drafts in place of what they will change. */
async function languagesOf(ctx: Ctx, { numberId, name }: { numberId: string; name: string }) {
  const drafts = (await draftsOf(ctx.db, numberId)).filter((row) => row.name === name);
  const edited = new Set(drafts.map(({ templateId }) => templateId));
  const kept = (await templatesOf(ctx.db, numberId)).filter(
    (row) => row.name === name && row.removedAt === null && !edited.has(row.id),
  );
  return [
    ...drafts.map((row) => ({
      id: row.id,
      language: row.language,
      status: "draft" as const,
      isDraft: true,
      content: row.content,
      components: null,
    })),
    ...kept.map(({ id, language, status, components }) => ({
      id,
      language,
      status,
      isDraft: false,
      content: null,
      components,
    })),
  ].sort((a, b) => a.language.localeCompare(b.language));
}
