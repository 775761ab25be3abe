import { allowed, router } from "../trpc/procedures";
import { addTag, changeTag, retireTag } from "./change-tags";
import { listTags, offeredTags } from "./list-tags";
import { changeTagInput, retireTagInput, tagFields } from "./schema";

const manage = allowed("tags.manage");

export const tagsRouter = router({
  offered: allowed("inbox.use").query(({ ctx }) => offeredTags(ctx)),
  list: manage.query(({ ctx }) => listTags(ctx)),
  add: manage.input(tagFields).mutation(({ ctx, input }) => addTag(ctx, input)),
  change: manage.input(changeTagInput).mutation(({ ctx, input }) => changeTag(ctx, input)),
  retire: manage.input(retireTagInput).mutation(({ ctx, input }) => retireTag(ctx, input)),
});
