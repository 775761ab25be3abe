import type { Ctx } from "../context";
import { loadSession } from "./load-session";
import { movesOf, offersMade } from "./move-queries";

/**
 * Through whose hands a session went after the routing had decided (O15): to whom it was offered, who accepted it, sent it on, took
 * it over. The first one first.
 */
export async function showMovesOf(ctx: Ctx, { sessionId }: { sessionId: string }) {
  const { conversationId } = await loadSession(ctx, { sessionId });
  const [moves, offers] = await Promise.all([
    movesOf(ctx.db, { sessionId, conversationId }),
    offersMade(ctx.db, sessionId),
  ]);
  const offered = offers.map((offer) => ({ ...offer, action: "offered" as const }));
  return [...moves, ...offered].sort((a, b) => a.at.getTime() - b.at.getTime());
}

export type SessionMove = Awaited<ReturnType<typeof showMovesOf>>[number];
