import type { Ctx } from "../context";
import { dropAlerts } from "./queries";

const keptDays = 180;

/** What has been over for half a year; answers how many went. */
export const dropOldAlerts = (ctx: Ctx): Promise<number> =>
  dropAlerts(ctx.db, new Date(ctx.now().getTime() - keptDays * 86_400_000));
