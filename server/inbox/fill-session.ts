import { record } from "../audit/record";
import { changedFields, checkFields } from "../contacts/check-fields";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { loadSession } from "./load-session";
import { lockSession } from "./offer-queries";
import type { FillSessionInput } from "./schema";
import { updateFields } from "./session-queries";

/**
 * Values of the company's own fields of a session (N.71), an ended one too; whoever sees the session may. The audit log names what
 * changed, never the values.
 */
export async function fillSession(ctx: Ctx, { sessionId, fields: given }: FillSessionInput): Promise<void> {
  const { conversationId } = await loadSession(ctx, { sessionId });
  await inTransaction(ctx, async (tx) => {
    const session = await lockSession(tx.db, sessionId);
    if (!session) throw notFound("session");
    const before = session.fields;
    const fields = await checkFields(tx, { scope: "session", given, before, asksAll: false });
    const changed = changedFields(before, fields);
    if (changed.length === 0) return;
    await updateFields(tx.db, sessionId, fields);
    await record(tx, { action: "session.filled", objectKind: "session", objectId: sessionId, details: { changed } });
    await publish(tx, { kind: "session", subjectId: sessionId, conversationId });
  });
}
