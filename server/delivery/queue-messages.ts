import type { Ctx } from "../context";
import { insertMessages, type NewMessage } from "./queries";

export type QueuedMessage = Pick<NewMessage, "id" | "conversationId" | "numberId" | "kind"> &
  Partial<
    Pick<
      NewMessage,
      | "sessionId"
      | "body"
      | "payload"
      | "mediaId"
      | "templateId"
      | "replyToProviderMessageId"
      | "authorId"
      | "streamId"
      | "notAfter"
    >
  >;

/**
 * Stores messages that are to leave. The id is made by whoever wrote the message: storing it twice stores it once.
 * Answers the ids that were new.
 */
export async function queueMessages(ctx: Ctx, queued: QueuedMessage[]): Promise<string[]> {
  const at = ctx.now();
  return insertMessages(
    ctx.db,
    queued.map((message) => ({
      ...message,
      direction: "out",
      status: "queued",
      at,
      createdAt: at,
      priority: message.streamId ? 1 : 0,
    })),
  );
}
