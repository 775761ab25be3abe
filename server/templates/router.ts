import { allowed, router } from "../trpc/procedures";
import { createDraft } from "./create-draft";
import { deleteTemplate } from "./delete-template";
import { discardDraft } from "./discard-draft";
import { discardEdit } from "./discard-edit";
import { listDrafts } from "./draft-queries";
import { favourTemplate, hideTemplate } from "./mark-template";
import { openDraft } from "./open-draft";
import { listSyncs, listTemplates } from "./queries";
import { recentUsage } from "./recent-usage";
import { saveDraft } from "./save-draft";
import {
  deleteTemplateInput,
  draftInput,
  editedInput,
  markInput,
  newDraftInput,
  saveDraftInput,
  submitInput,
  syncInput,
  templateInput,
  templateListInput,
} from "./schema";
import { seeCategoryMove } from "./see-category-move";
import { showDraft } from "./show-draft";
import { showTemplate } from "./show-template";
import { submitDraft } from "./submit-draft";
import { syncTemplates } from "./sync-templates";
import { unpauseTemplate } from "./unpause-template";

const manage = allowed("templates.manage");

export const templatesRouter = router({
  list: allowed("templates.see")
    .input(templateListInput)
    .query(({ ctx, input }) => listTemplates(ctx.db, { ...input, userId: ctx.actor.userId })),
  detail: allowed("templates.see")
    .input(templateInput)
    .query(({ ctx, input }) => showTemplate(ctx, input)),
  usage: allowed("templates.see").query(({ ctx }) => recentUsage(ctx)),
  favour: allowed("templates.see")
    .input(markInput)
    .mutation(({ ctx, input }) => favourTemplate(ctx, input)),
  syncs: allowed("templates.see").query(({ ctx }) => listSyncs(ctx.db)),
  sync: allowed("templates.sync")
    .input(syncInput)
    .mutation(({ ctx, input }) => syncTemplates(ctx, input)),
  drafts: manage.query(({ ctx }) => listDrafts(ctx.db)),
  draft: manage.input(editedInput).query(({ ctx, input }) => showDraft(ctx, input)),
  createDraft: manage.input(newDraftInput).mutation(({ ctx, input }) => createDraft(ctx, input)),
  openDraft: manage.input(templateInput).mutation(({ ctx, input }) => openDraft(ctx, input)),
  saveDraft: manage.input(saveDraftInput).mutation(({ ctx, input }) => saveDraft(ctx, input)),
  discardDraft: manage.input(draftInput).mutation(({ ctx, input }) => discardDraft(ctx, input)),
  submit: manage.input(submitInput).mutation(({ ctx, input }) => submitDraft(ctx, input)),
  delete: manage.input(deleteTemplateInput).mutation(({ ctx, input }) => deleteTemplate(ctx, input)),
  unpause: manage.input(templateInput).mutation(({ ctx, input }) => unpauseTemplate(ctx, input)),
  discardEdit: manage.input(templateInput).mutation(({ ctx, input }) => discardEdit(ctx, input)),
  seeCategoryMove: manage.input(templateInput).mutation(({ ctx, input }) => seeCategoryMove(ctx, input)),
  hide: manage.input(markInput).mutation(({ ctx, input }) => hideTemplate(ctx, input)),
});
