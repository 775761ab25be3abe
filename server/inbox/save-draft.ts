import type { Ctx } from "../context";
import { deleteDraft, saveDraftRow } from "./conversation-queries";
import { loadConversation } from "./load-conversation";
import { operatorOf } from "./operator";
import type { DraftInput } from "./schema";

/** What a person began to write follows them from one device to another; an empty one is forgotten. */
export async function saveDraft(ctx: Ctx, { conversationId, body }: DraftInput): Promise<void> {
  await loadConversation(ctx, { conversationId });
  const { userId } = operatorOf(ctx);
  if (body.trim() === "") return deleteDraft(ctx.db, userId, conversationId);
  await saveDraftRow(ctx.db, { userId, conversationId, body, updatedAt: ctx.now() });
}
