import { allowed, router } from "../trpc/procedures";
import { addResult } from "./add-result";
import { changeResult, orderResults, retireResult } from "./change-result";
import { listResults, offeredResults } from "./list-results";
import { changeResultInput, orderResultsInput, resultFields, retireResultInput } from "./schema";

const manage = allowed("results.manage");

export const resultsRouter = router({
  offered: allowed("inbox.use").query(({ ctx }) => offeredResults(ctx)),
  list: manage.query(({ ctx }) => listResults(ctx)),
  add: manage.input(resultFields).mutation(({ ctx, input }) => addResult(ctx, input)),
  change: manage.input(changeResultInput).mutation(({ ctx, input }) => changeResult(ctx, input)),
  retire: manage.input(retireResultInput).mutation(({ ctx, input }) => retireResult(ctx, input)),
  order: manage.input(orderResultsInput).mutation(({ ctx, input }) => orderResults(ctx, input)),
});
