import { allowed, router } from "../trpc/procedures";
import { searchMessagesInput } from "./schema";
import { searchMessages } from "./search-messages";

export const searchRouter = router({
  messages: allowed("inbox.use")
    .input(searchMessagesInput)
    .query(({ ctx, input }) => searchMessages(ctx, input)),
});
