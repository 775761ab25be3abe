import type { Ctx } from "../context";
import { freeLimited } from "./queries";

/**
 * The provider raised the daily limit: campaigns at "dosažen limit" (S0.39) and replies that wait for it go on now instead of at the
 * end of their 24 hours. The next claim holds them again when there is still no room.
 */
export async function releaseLimit(ctx: Ctx, { numberId }: { numberId: string }): Promise<void> {
  const freed = await freeLimited(ctx.db, numberId);
  await ctx.sendJob(...freed.map((id) => ({ name: "delivery/number.due" as const, data: { numberId: id } })));
}
