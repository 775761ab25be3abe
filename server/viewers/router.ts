import { allowed, router } from "../trpc/procedures";
import { listViewers } from "./list-viewers";
import { lookAt } from "./look-at";
import { lookAway } from "./look-away";
import { leaveInput, lookInput } from "./schema";

const use = allowed("inbox.use");

export const viewersRouter = router({
  list: use.query(({ ctx }) => listViewers(ctx)),
  lookAt: use.input(lookInput).mutation(({ ctx, input }) => lookAt(ctx, input)),
  lookAway: use.input(leaveInput).mutation(({ ctx, input }) => lookAway(ctx, input)),
});
