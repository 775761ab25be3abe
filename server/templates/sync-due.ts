import type { Ctx } from "../context";
import { numbersToSync } from "./queries";

const hourMs = 3_600_000;

/** Hourly: one job for every number, so that the failure of one stops nobody else (S0.28). */
export async function syncDueNumbers(ctx: Ctx): Promise<{ numbers: number }> {
  const due = await numbersToSync(ctx.db, new Date(ctx.now().getTime() - hourMs + 60_000));
  await ctx.sendJob(...due.map(({ id }) => ({ name: "templates/sync.due" as const, data: { numberId: id } })));
  return { numbers: due.length };
}
