import type { Ctx } from "../context";
import { loadConnection } from "../numbers/connection";
import { claimTyping, isTold, newestMarkable, settleMark, wantMark } from "./queries";
import { markableMs, mayShowTyping, receiptsOf, typingEveryMs } from "./rules";
import type { Reading } from "./want-read-mark";

type Typing = Omit<Reading, "occasion" | "number"> & {
  number: Reading["number"] & { id: string; connectionId: string; providerNumberId: string; phone: string };
};

/**
 * Somebody writes an answer: the client sees it for a while, at most once in 20 s however many write and however often a browser
 * says so. The provider takes the client's message for read with it. Answers whether it was shown.
 */
export async function showTyping(ctx: Ctx, { conversationId, number, provider, desk }: Typing): Promise<boolean> {
  const receipts = receiptsOf(number, desk.readReceipts);
  if (receipts === "never" || !ctx.providers[provider].capabilities.typing) return false;
  const now = ctx.now();
  const newest = await newestMarkable(ctx.db, conversationId, new Date(now.getTime() - markableMs));
  if (!newest || !mayShowTyping(receipts, await isTold(ctx.db, conversationId, newest.id))) return false;
  const since = new Date(now.getTime() - typingEveryMs);
  if (!(await claimTyping(ctx.db, conversationId, { now, since }))) return false;
  const connection = await loadConnection(ctx, number.connectionId);
  try {
    await ctx.providers[provider].markRead(connection, number, newest.providerMessageId, { isTyping: true });
  } catch (error) {
    ctx.log.warn({ err: error, numberId: number.id }, "the client was not shown that somebody types");
    return false;
  }
  await wantMark(ctx.db, conversationId, newest);
  await settleMark(ctx.db, { conversationId, messageId: newest.id }, { toldAt: ctx.now(), error: null });
  return true;
}
