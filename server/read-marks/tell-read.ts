import type { Ctx } from "../context";
import { safeReason } from "../core/safe-reason";
import { loadConnection } from "../numbers/connection";
import { claimMark, settleMark, untoldMarks } from "./queries";
import { leaseMs, pauseAfter } from "./rules";

/**
 * Tells the provider that the client's newest message was read, and with it all before. Of two who try at once one does; a failure
 * is tried again a few times, then the ticks stay grey: nothing else depends on them.
 */
export async function tellRead(ctx: Ctx, { conversationId }: { conversationId: string }): Promise<void> {
  const mark = await claimMark(ctx.db, conversationId, { now: ctx.now(), leaseUntil: after(ctx.now(), leaseMs) });
  if (!mark) return;
  const { messageId, providerMessageId, number, tries } = mark;
  try {
    const connection = await loadConnection(ctx, number.connectionId);
    await ctx.providers[connection.provider].markRead(connection, number, providerMessageId);
    await settleMark(ctx.db, { conversationId, messageId }, { toldAt: ctx.now(), error: null });
  } catch (error) {
    const pause = pauseAfter(tries);
    const notBefore = pause === null ? null : after(ctx.now(), pause);
    await settleMark(ctx.db, { conversationId, messageId }, { notBefore, error: safeReason(error).text });
    ctx.log.warn({ err: error, numberId: number.id, tries }, "the provider was not told that a message was read");
  }
}

const atOnce = 200;

/** What was to be told and was not: the event got lost, a process ended, the provider had failed. */
export async function tellLeftOver(ctx: Ctx): Promise<void> {
  for (const conversationId of await untoldMarks(ctx.db, ctx.now(), atOnce)) await tellRead(ctx, { conversationId });
}

const after = (at: Date, ms: number): Date => new Date(at.getTime() + ms);
