import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { findActiveUser } from "./colleague-queries";
import { addGuest } from "./guest-queries";
import { loadSession } from "./load-session";
import { lockSession } from "./offer-queries";
import { meOf } from "./operator";
import { mayInvite } from "./right-rules";
import type { InviteInput } from "./schema";
import { insertSessionEvents } from "./session-queries";

export type InviteOutcome = { ok: true } | { ok: false; reason: "ended" };

/** A second operator joins a running session: both see it and write in it. Asking twice invites once. */
export async function inviteOperator(ctx: Ctx, { sessionId, userId }: InviteInput): Promise<InviteOutcome> {
  const me = meOf(ctx);
  const { conversationId } = await loadSession(ctx, { sessionId });
  if (!(await findActiveUser(ctx.db, userId))) throw notFound("user");
  return inTransaction(ctx, async (tx) => {
    const at = tx.now();
    const session = await lockSession(tx.db, sessionId);
    if (!session || session.status === "ended") return { ok: false, reason: "ended" };
    if (!mayInvite(session, me)) throw new DomainError("forbidden", "sessionNotYours");
    if (session.operatorId === userId) return { ok: true };
    if (!(await addGuest(tx.db, { sessionId, userId, invitedById: me.userId, joinedAt: at }))) return { ok: true };
    await insertSessionEvents(tx.db, [
      { conversationId, sessionId, action: "invited", actorId: me.userId, userId, at },
    ]);
    // Who is invited sees the conversation, whatever their groups.
    await record(tx, { action: "session.invited", objectKind: "session", objectId: sessionId, details: { userId } });
    await publish(tx, { kind: "session", subjectId: sessionId, conversationId });
    return { ok: true };
  });
}
