import { allowed, router } from "../trpc/procedures";
import { changeNumber } from "./change-number";
import { listGroups, listNumbers } from "./queries";
import { readHealth } from "./read-health";
import { reconnectNumber } from "./reconnect";
import { changeNumberInput, numberInput } from "./schema";

export const numbersRouter = router({
  list: allowed("numbers.see").query(({ ctx }) => listNumbers(ctx.db, ctx.now())),
  groups: allowed("numbers.see").query(({ ctx }) => listGroups(ctx.db)),
  change: allowed("numbers.manage")
    .input(changeNumberInput)
    .mutation(({ ctx, input }) => changeNumber(ctx, input)),
  readHealth: allowed("numbers.manage")
    .input(numberInput)
    .mutation(({ ctx, input }) => readHealth(ctx, input)),
  reconnect: allowed("numbers.manage")
    .input(numberInput)
    .mutation(({ ctx, input }) => reconnectNumber(ctx, input)),
});
