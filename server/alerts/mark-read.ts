import type { Actor, Ctx } from "../context";
import { publish } from "../realtime/publish";
import { insertReads } from "./queries";

/** The person has seen every alert raised up to `until`. */
export async function markAlertsRead(
  ctx: Ctx & { actor: Extract<Actor, { kind: "user" }> },
  { until }: { until: Date },
): Promise<void> {
  const { userId } = ctx.actor;
  await insertReads(ctx.db, { userId, until, at: ctx.now() });
  await publish(ctx, { kind: "alert", subjectId: userId });
}
