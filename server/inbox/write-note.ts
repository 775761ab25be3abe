import { type Ctx, inTransaction } from "../context";
import { publish } from "../realtime/publish";
import { insertNote } from "./conversation-queries";
import { loadConversation } from "./load-conversation";
import { insertMentions, mentionable } from "./mention-queries";
import { mentionedIn } from "./mention-rules";
import { meOf, operatorOf } from "./operator";
import type { NoteInput } from "./schema";

/**
 * A note for colleagues; it stands in the thread and is never sent. Of `mentions` those count whom its words name and who may see
 * the conversation. Asking twice with one `noteId` writes once.
 */
export async function writeNote(ctx: Ctx, { noteId, conversationId, body, mentions = [] }: NoteInput): Promise<void> {
  const { session } = await loadConversation(ctx, { conversationId });
  const authorId = operatorOf(ctx).userId;
  const known = mentions.length > 0 ? await mentionable(ctx.db, meOf(ctx), conversationId) : [];
  const named = mentionedIn(
    body,
    known.filter(({ userId }) => mentions.includes(userId)),
  );
  await inTransaction(ctx, async (tx) => {
    const row = { id: noteId, conversationId, sessionId: session?.id ?? null, authorId, body, createdAt: tx.now() };
    if (!(await insertNote(tx.db, row))) return;
    await insertMentions(
      tx.db,
      named.map((person) => ({ ...person, noteId, createdAt: tx.now() })),
    );
    if (named.length > 0) await publish(tx, { kind: "mention", subjectId: noteId, conversationId });
    await publish(tx, { kind: "conversation", subjectId: conversationId, conversationId });
  });
}
