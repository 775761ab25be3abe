import { record } from "../audit/record";
import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { readHealth } from "./read-health";
import { registerWebhook } from "./register-webhooks";

/**
 * Self-service instead of a helpdesk (S0.14): tells the provider our address again and asks how the number is; it sends again only
 * if the provider says so.
 */
export async function reconnectNumber(ctx: Ctx, { numberId }: { numberId: string }): Promise<void> {
  // Its failure is kept and shown; whether the number may send is the provider's next word.
  await registerWebhook(ctx, { numberId }).catch(() => null);
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
