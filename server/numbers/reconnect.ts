import { record } from "../audit/record";
import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { readHealth } from "./read-health";

/** Self-service instead of a helpdesk (S0.14): asks the provider; the number sends again only if the provider says so. */
export async function reconnectNumber(ctx: Ctx, { numberId }: { numberId: string }): Promise<void> {
  const health = await readHealth(ctx, { numberId });
  await record(ctx, {
    action: "number.reconnect",
    objectKind: "number",
    objectId: numberId,
    details: { found: health.status },
  });
  if (health.status === "disconnected" || health.status === "blocked") {
    throw new DomainError("conflict", "stillDisconnected", { reason: health.notes[0] ?? health.status });
  }
  await ctx.sendJob({ name: "delivery/number.due", data: { numberId } });
}
