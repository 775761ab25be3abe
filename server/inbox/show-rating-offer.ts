import type { Ctx } from "../context";
import { offerRating } from "../ratings/plan-rating";
import { loadSession } from "./load-session";

/** Whether the client of this session can be asked what they think of it, for the dialog that ends it (N.69). */
export async function showRatingOffer(ctx: Ctx, { sessionId }: { sessionId: string }) {
  const { conversationId } = await loadSession(ctx, { sessionId });
  return offerRating(ctx, { conversationId, sessionId });
}
