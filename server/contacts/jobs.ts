import { defineCron, defineJob, type Job } from "../jobs/define";
import { wakeImports, workOnImport } from "./write-import";

export const contactJobs: Job[] = [
  defineJob({
    id: "import-contacts",
    on: "contacts/import.due",
    concurrencyKey: "importId",
    retries: 3,
    run: (ctx, data) => workOnImport(ctx, data),
  }),
  defineCron({ id: "wake-contact-imports", cron: "* * * * *", run: wakeImports }),
];
