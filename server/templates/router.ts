import { allowed, router } from "../trpc/procedures";
import { listSyncs, listTemplates } from "./queries";
import { syncInput, templateListInput } from "./schema";
import { syncTemplates } from "./sync-templates";

export const templatesRouter = router({
  list: allowed("templates.see")
    .input(templateListInput)
    .query(({ ctx, input }) => listTemplates(ctx.db, input)),
  syncs: allowed("templates.see").query(({ ctx }) => listSyncs(ctx.db)),
  sync: allowed("templates.sync")
    .input(syncInput)
    .mutation(({ ctx, input }) => syncTemplates(ctx, input)),
});
