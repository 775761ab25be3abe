import type { Ctx } from "../context";
import { dropDeliveries, dropRefusals } from "./queries";
import { retentionDays } from "./rules";

const part = 5_000;
const maxParts = 200;

/** Raw deliveries hold what clients wrote: none is kept longer than 30 days (goals §6.4). */
export async function dropOldDeliveries(ctx: Ctx): Promise<{ dropped: number }> {
  const before = new Date(ctx.now().getTime() - retentionDays * 86_400_000);
  await dropRefusals(ctx.db, before.toISOString().slice(0, 10));
  let dropped = 0;
  for (let round = 0; round < maxParts; round += 1) {
    const gone = await dropDeliveries(ctx.db, before, part);
    dropped += gone;
    if (gone < part) break;
  }
  return { dropped };
}
