import { allowed, router } from "../trpc/procedures";
import { changeProfile } from "./change-profile";
import { loadProfile } from "./load-profile";
import { changeProfileInput, profileInput } from "./schema";
import { showProfile } from "./show-profile";

export const profilesRouter = router({
  show: allowed("numbers.see")
    .input(profileInput)
    .query(({ ctx, input }) => showProfile(ctx, input)),
  load: allowed("numbers.manage")
    .input(profileInput)
    .mutation(({ ctx, input }) => loadProfile(ctx, input)),
  change: allowed("numbers.manage")
    .input(changeProfileInput)
    .mutation(({ ctx, input }) => changeProfile(ctx, input)),
});
