import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { mayDo } from "../team/permissions";
import { actionsOf, editableFrom } from "./action-rules";
import { findDraftOf } from "./draft-queries";
import { listEdits, listVersions } from "./history-queries";
import { changedParts } from "./history-rules";
import { loadTarget } from "./load-draft";
import { providerPage } from "./provider-page-rules";
import { campaignsUsing, findTemplate } from "./queries";

/** What the drawer tells of one language version beside the list: what may be done, where it is used, how it changed. */
export async function showTemplate(ctx: Ctx, { templateId }: { templateId: string }) {
  const template = await findTemplate(ctx.db, templateId);
  if (!template) throw notFound("template");
  const { provider, config } = await loadTarget(ctx, template.numberId);
  const { capabilities } = ctx.providers[provider];
  const isManager = ctx.actor.kind === "user" && mayDo(ctx.actor.role, "templates.manage");
  const versions = await listVersions(ctx.db, templateId);
  return {
    actions: isManager ? actionsOf(template, capabilities) : [],
    editableFrom: editableFrom(
      { status: template.pendingEdit?.status ?? template.status, edits: await listEdits(ctx.db, templateId) },
      ctx.now(),
    ),
    deletesAllLanguages: !capabilities.deletesOneLanguage,
    draftId: isManager ? ((await findDraftOf(ctx.db, templateId))?.id ?? null) : null,
    page: providerPage(provider, config, template.providerTemplateId),
    campaigns: isManager ? await campaignsUsing(ctx.db, [templateId]) : [],
    history: versions.map(({ id, at, source, actor, ...version }, n) => {
      const before = versions[n + 1];
      return { id, at, source, actor, changes: before ? changedParts(before, version) : null };
    }),
  };
}

export type ShownTemplate = Awaited<ReturnType<typeof showTemplate>>;
