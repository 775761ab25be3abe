import { allowed, router } from "../trpc/procedures";
import { searchInput } from "./schema";
import { searchContacts } from "./search";

export const contactsRouter = router({
  search: allowed("inbox.use")
    .input(searchInput)
    .query(({ ctx, input }) => searchContacts(ctx, input)),
});
