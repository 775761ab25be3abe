import type { Actor, Ctx } from "../context";
import { findActing } from "./people-queries";

/**
 * A person as they may act now, for what they asked to be done later; null when they are no longer with the company. Their rights
 * are those of today, not of the day they asked.
 */
export async function actorFor(ctx: Pick<Ctx, "db">, userId: string): Promise<Extract<Actor, { kind: "user" }> | null> {
  const found = await findActing(ctx.db, userId);
  return found && { kind: "user", userId, ...found, loginId: "" };
}
