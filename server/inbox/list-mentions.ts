import type { Ctx } from "../context";
import { loadConversation } from "./load-conversation";
import { mentionable, mentionsOf } from "./mention-queries";
import { meOf } from "./operator";

/** Where colleagues named the acting person. */
export const listMentions = (ctx: Ctx) => mentionsOf(ctx.db, meOf(ctx));

/** Whom a note of the conversation may name. */
export async function listMentionable(ctx: Ctx, { conversationId }: { conversationId: string }) {
  await loadConversation(ctx, { conversationId });
  return mentionable(ctx.db, meOf(ctx), conversationId);
}
