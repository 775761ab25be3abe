import type { Ctx } from "../context";
import { rateOf, upsertLane } from "./lane-queries";
import { spacingUs } from "./rules";

/**
 * Gives a number its lane and as many permits as messages a second; call it when the number is made or its rate changes. Answers how
 * many a second that are; null when there is no such number.
 */
export async function ensureLane(ctx: Pick<Ctx, "db">, { numberId }: { numberId: string }): Promise<number | null> {
  const ratePerSecond = await rateOf(ctx.db, numberId);
  if (ratePerSecond !== null)
    await upsertLane(ctx.db, { numberId, ratePerSecond, spacingUs: spacingUs(ratePerSecond) });
  return ratePerSecond;
}
