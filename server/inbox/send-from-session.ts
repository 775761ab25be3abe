import type { MessageKind } from "@/db/enums";
import type { Ctx } from "../context";
import { dispatchNumber } from "../delivery/dispatch";
import { queueMessages } from "../delivery/queue-messages";
import { publish } from "../realtime/publish";
import type { Composed } from "./compose";
import { deleteDraft, noteLastMessage } from "./conversation-queries";
import { operatorOf } from "./operator";

export type Sending = {
  messageId: string;
  conversationId: string;
  numberId: string;
  sessionId: string;
  composed: Composed;
  replyToProviderMessageId: string | null;
  /** The person's draft is another text than this message. */
  keepsDraft?: boolean;
};

/** What a draft becomes. A template, a file, a voice message or a place goes beside it: the text is still to be sent. */
const writtenKinds: readonly MessageKind[] = ["text", "interactive"];

/**
 * Puts a person's message on the outbound road in the open transaction and sends it right after the commit; unless it `keepsDraft`,
 * the draft has become the message where that is written.
 */
export async function sendFromSession(ctx: Ctx, sending: Sending): Promise<void> {
  const { messageId, conversationId, numberId, sessionId, composed, replyToProviderMessageId, keepsDraft } = sending;
  const { userId } = operatorOf(ctx);
  const { category: _, ...content } = composed;
  await queueMessages(ctx, [
    { ...content, id: messageId, conversationId, numberId, sessionId, replyToProviderMessageId, authorId: userId },
  ]);
  await noteLastMessage(ctx.db, conversationId, { id: messageId, at: ctx.now() });
  if (!keepsDraft && writtenKinds.includes(content.kind)) await deleteDraft(ctx.db, userId, conversationId);
  await publish(ctx, { kind: "message", subjectId: messageId, conversationId });
}

/** Work for after the commit: the request that stored a message sends it. */
export const dispatchAfter = (ctx: Ctx, numberId: string) => () => ctx.defer(() => dispatchNumber(ctx, { numberId }));
