import type { RoutingExplanation } from "@/db/schema/routing";
import type { Ctx } from "../context";
import { loadSession } from "./load-session";

/** "Proč to přišlo mně" (O15): how the routing decided when the session began; null = a person began it. */
export async function showRoutingOf(
  ctx: Ctx,
  { sessionId }: { sessionId: string },
): Promise<RoutingExplanation | null> {
  const { routing } = await loadSession(ctx, { sessionId });
  return routing;
}
