import type { Ctx } from "../context";
import { safeReason } from "../core/safe-reason";
import { numbersToSync } from "./queries";
import { syncTemplates } from "./sync-templates";

const hourMs = 3_600_000;

/** One job for every number that was not synchronised for an hour, so that the failure of one stops nobody else (S0.28). */
export async function syncDueNumbers(ctx: Ctx): Promise<{ numbers: number }> {
  const due = await dueNumbers(ctx);
  await ctx.sendJob(...due.map(({ id }) => ({ name: "templates/sync.due" as const, data: { numberId: id } })));
  return { numbers: due.length };
}

/** The same at once and one after the other, for the command line. Answers what failed, by number. */
export async function syncDueNow(ctx: Ctx): Promise<{ numberId: string; error: string | null }[]> {
  const results = [];
  for (const { id } of await dueNumbers(ctx)) {
    const error = await syncTemplates(ctx, { numberId: id }).then(
      () => null,
      (reason: unknown) => safeReason(reason).text,
    );
    results.push({ numberId: id, error });
  }
  return results;
}

const dueNumbers = (ctx: Ctx) => numbersToSync(ctx.db, new Date(ctx.now().getTime() - hourMs + 60_000));
