import type { Ctx } from "../context";
import { insertDoubts, openDoubt, settleDoubts } from "./wish-queries";

type Doubt = { messageId: string; conversationId: string; wordsVersion: number; campaignId: string | null };

/** Keeps messages that may mean that the client wants no marketing until a person says (O6). */
export async function keepDoubts(ctx: Ctx, doubts: Doubt[]): Promise<void> {
  await insertDoubts(ctx.db, doubts);
}

/** What somebody is to say about a conversation; null = nothing. */
export async function doubtOf(ctx: Pick<Ctx, "db">, { conversationId }: { conversationId: string }) {
  return openDoubt(ctx.db, conversationId);
}

/** Nothing in these conversations is to be decided any more; answers what was, the newest first. */
export async function endDoubts(ctx: Ctx, conversationIds: string[], outcome: "withdrawn" | "kept") {
  const settledById = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  return settleDoubts(ctx.db, conversationIds, { settledAt: ctx.now(), settledById, outcome });
}
