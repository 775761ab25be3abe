import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { type DeskSettings, deskSettings } from "../team/desk-settings";
import { type ConversationFacts, findConversation } from "./conversation-queries";
import { meOf } from "./operator";

/** `desk`: what the company lets its operators do. */
export type LoadedConversation = ConversationFacts & { desk: DeskSettings };

/** The conversation as the acting person sees it. Throws `not_found` for what is not theirs to see. */
export async function loadConversation(
  ctx: Pick<Ctx, "db" | "actor">,
  { conversationId }: { conversationId: string },
): Promise<LoadedConversation> {
  const found = await findConversation(ctx.db, meOf(ctx), conversationId);
  if (!found) throw notFound("conversation");
  return { ...found, desk: await deskSettings(ctx) };
}
