import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { insertNote } from "./conversation-queries";
import { loadConversation } from "./load-conversation";
import { operatorOf } from "./operator";
import type { NoteInput } from "./schema";

/** A note for colleagues; it stands in the thread and is never sent. Asking twice with one `noteId` writes once. */
export async function writeNote(ctx: Ctx, { noteId, conversationId, body }: NoteInput): Promise<void> {
  const { session } = await loadConversation(ctx, { conversationId });
  const authorId = operatorOf(ctx).userId;
  await inTransaction(ctx, async (tx) => {
    const row = { id: noteId, conversationId, sessionId: session?.id ?? null, authorId, body, createdAt: tx.now() };
    if (!(await insertNote(tx.db, row))) return;
    await publish(tx, { kind: "conversation", subjectId: conversationId, conversationId });
  });
}
