import type { Ctx } from "../context";
import { dropAlerts, endAlerts } from "./queries";

const dayMs = 86_400_000;
const keptDays = 180;

/** A notice tells of a moment, so a day later it is over; what has been over for half a year goes. */
export async function dropOldAlerts(ctx: Ctx): Promise<{ dropped: number }> {
  const now = ctx.now();
  await endAlerts(ctx.db, { kind: "provider_notice", raisedBefore: new Date(now.getTime() - dayMs), at: now });
  return { dropped: await dropAlerts(ctx.db, new Date(now.getTime() - keptDays * dayMs)) };
}
