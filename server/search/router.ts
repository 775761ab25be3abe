import { allowed, router } from "../trpc/procedures";
import { searchCampaignsInput, searchMessagesInput } from "./schema";
import { searchCampaigns } from "./search-campaigns";
import { searchMessages } from "./search-messages";

export const searchRouter = router({
  messages: allowed("inbox.use")
    .input(searchMessagesInput)
    .query(({ ctx, input }) => searchMessages(ctx, input)),
  campaigns: allowed("campaigns.see")
    .input(searchCampaignsInput)
    .query(({ ctx, input }) => searchCampaigns(ctx, input)),
});
