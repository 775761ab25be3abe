import { allowed, router } from "../trpc/procedures";
import { listTemplates } from "./queries";
import { syncInput, templateListInput } from "./schema";
import { syncTemplates } from "./sync-templates";

export const templatesRouter = router({
  list: allowed("templates.see")
    .input(templateListInput)
    .query(({ ctx, input }) => listTemplates(ctx.db, input)),
  sync: allowed("templates.sync")
    .input(syncInput)
    .mutation(({ ctx, input }) => syncTemplates(ctx, input)),
});
