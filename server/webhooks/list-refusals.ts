import type { Ctx } from "../context";
import { refusalsSince } from "./queries";

const shownDays = 14;

/** Refused calls of the last 14 days by day, connection and reason, newest day first. Days are UTC. */
export async function listRefusals(ctx: Ctx) {
  const since = new Date(ctx.now().getTime() - (shownDays - 1) * 86_400_000);
  return refusalsSince(ctx.db, since.toISOString().slice(0, 10));
}
