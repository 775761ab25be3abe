import type { Ctx } from "../context";
import { templateUsage } from "./usage-queries";

export const usageDays = 30;

/** Use and success of every language version in the last thirty days. */
export const recentUsage = (ctx: Ctx) => templateUsage(ctx.db, new Date(ctx.now().getTime() - usageDays * 86_400_000));
