import { allowed, router } from "../trpc/procedures";
import { runSelfTest } from "./run-self-test";
import { continueTestInput, numberInput, startTestInput } from "./schema";
import { showDiagnostics, testTemplates } from "./show-diagnostics";
import { continueTestMessage, startTestMessage } from "./start-test-message";

export const diagnosticsRouter = router({
  show: allowed("numbers.see")
    .input(numberInput)
    .query(({ ctx, input }) => showDiagnostics(ctx, input)),
  templates: allowed("numbers.manage")
    .input(numberInput)
    .query(({ ctx, input }) => testTemplates(ctx, input)),
  run: allowed("numbers.manage")
    .input(numberInput)
    .mutation(({ ctx, input }) => runSelfTest(ctx, input)),
  startMessage: allowed("numbers.manage")
    .input(startTestInput)
    .mutation(({ ctx, input }) => startTestMessage(ctx, input)),
  continueMessage: allowed("numbers.manage")
    .input(continueTestInput)
    .mutation(({ ctx, input }) => continueTestMessage(ctx, input)),
});
