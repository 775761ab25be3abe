import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { isOffered } from "../tags/list-tags";
import { loadSession } from "./load-session";
import { noteTriggers } from "./note-triggers";
import { operatorOf } from "./operator";
import type { TagSessionInput } from "./schema";
import { addSessionTag, dropSessionTag } from "./tag-queries";

/**
 * Puts a tag on a session or takes it off (S1.18), an ended one too; whoever sees the session may. A retired tag can be taken off
 * and not put on. Asking twice is asking once.
 */
export async function tagSession(ctx: Ctx, { sessionId, tagId, isOn }: TagSessionInput): Promise<void> {
  const { conversationId } = await loadSession(ctx, { sessionId });
  if (isOn && !(await isOffered(ctx, { tagId }))) throw notFound("tag");
  await inTransaction(ctx, async (tx) => {
    const row = { sessionId, tagId, addedAt: tx.now(), addedById: operatorOf(tx).userId };
    const isNews = isOn ? await addSessionTag(tx.db, row) : await dropSessionTag(tx.db, { sessionId, tagId });
    if (!isNews) return;
    const action = isOn ? "session.tagged" : "session.untagged";
    await record(tx, { action, objectKind: "session", objectId: sessionId, details: { tagId } });
    if (isOn) await noteTriggers(tx, [{ kind: "tag_added", conversationId, sessionId, tagId, at: tx.now() }]);
    await publish(tx, { kind: "session", subjectId: sessionId, conversationId });
  });
}
