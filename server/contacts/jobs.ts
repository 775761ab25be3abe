import { defineCron, defineJob, type Job } from "../jobs/define";
import { forgetImports, wakeImports, workOnImport } from "./write-import";

export const contactJobs: Job[] = [
  defineJob({
    id: "import-contacts",
    on: "contacts/import.due",
    concurrencyKey: "importId",
    retries: 3,
    run: (ctx, data) => workOnImport(ctx, data),
  }),
  defineCron({ id: "wake-contact-imports", cron: "* * * * *", run: wakeImports }),
  defineCron({ id: "forget-contact-imports", cron: "40 3 * * *", run: forgetImports }),
];
