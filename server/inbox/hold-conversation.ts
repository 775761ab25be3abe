import type { Ctx } from "../context";
import { lockConversation } from "./conversation-queries";

/** Till the open transaction ends nobody else writes into the conversation, the client neither. */
export const holdConversation = (ctx: Ctx, { conversationId }: { conversationId: string }): Promise<void> =>
  lockConversation(ctx.db, conversationId);
