import type { BotEnd } from "../bots/rules";
import type { Ctx } from "../context";
import { publish } from "../realtime/publish";
import { findActiveGroup, findActiveUser } from "./colleague-queries";
import { clearUnread } from "./conversation-queries";
import { noteTriggers } from "./note-triggers";
import { insertSessionEvents, moveSession } from "./session-queries";

type Left = { sessionId: string; conversationId: string; groupId: string | null };

/**
 * A session that its bot is done with, in the open transaction: it waits for people, as the client chose or as the routing said, or it
 * is ended. Nothing happens where a person took it meanwhile.
 */
export async function leaveBot(ctx: Ctx, left: Left, to: BotEnd["to"]): Promise<void> {
  const done = to ? await handToPeople(ctx, left, to) : await end(ctx, left);
  if (!done) return;
  await publish(ctx, { kind: "session", subjectId: left.sessionId, conversationId: left.conversationId });
}

/** A group that was dissolved meanwhile, or a person who left, is whoever the routing named. */
async function handToPeople(ctx: Ctx, left: Left, to: NonNullable<BotEnd["to"]>): Promise<boolean> {
  const { sessionId, conversationId } = left;
  const group = to.kind === "group" ? await findActiveGroup(ctx.db, to.groupId) : null;
  const person = to.kind === "operator" ? await findActiveUser(ctx.db, to.operatorId) : null;
  const groupId = group?.id ?? left.groupId;
  const at = ctx.now();
  const change = { status: "waiting", groupId, preferredOperatorId: person?.id ?? null, queuedAt: at } as const;
  if (!(await moveSession(ctx.db, sessionId, ["bot"], change))) return false;
  const target = person ? { userId: person.id } : { groupId };
  await insertSessionEvents(ctx.db, [{ conversationId, sessionId, action: "handed_over", ...target, at }]);
  await ctx.afterCommit(() => ctx.defer(() => ctx.sendJob({ name: "inbox/offers.due", data: {} })));
  return true;
}

async function end(ctx: Ctx, { sessionId, conversationId }: Left): Promise<boolean> {
  const at = ctx.now();
  if (!(await moveSession(ctx.db, sessionId, ["bot"], { status: "ended", endedAt: at }))) return false;
  await insertSessionEvents(ctx.db, [{ conversationId, sessionId, action: "ended", at }]);
  await clearUnread(ctx.db, conversationId);
  await noteTriggers(ctx, [{ kind: "session_ended", conversationId, sessionId, at }]);
  return true;
}
