import type { InngestFunction } from "inngest";
import type { Ctx } from "../context";
import { inngest } from "./client";
import type { Job } from "./define";

/** One Inngest function per job, within the subset that every engine runs alike (inngest.md §4). */
export function toInngest(job: Job, context: () => Ctx, client = inngest): InngestFunction.Any {
  if (job.kind === "cron") {
    return client.createFunction({ id: job.id, triggers: [{ cron: job.cron }], retries: 0 }, () => job.run(context()));
  }
  const { concurrencyKey, until } = job;
  return client.createFunction(
    {
      id: job.id,
      triggers: [{ event: job.on }],
      // Inngest's type lists the numbers 0 to 20 one by one.
      retries: job.retries as 0 | 1 | 2 | 3 | 4,
      ...(concurrencyKey ? { concurrency: [{ key: `event.data.${concurrencyKey}`, limit: 1 }] } : {}),
    },
    async ({ event, step }) => {
      if (until) await step.sleepUntil("due", event.data[until]);
      return job.run(context(), event.data);
    },
  );
}
