import type { ProviderName, ReadReceipts } from "@/db/enums";
import type { Ctx } from "../context";
import type { DeskSettings } from "../team/desk-settings";
import { newestMarkable, wantMark } from "./queries";
import { markableMs, type Occasion, receiptsOf, tellsRead } from "./rules";

export type Reading = {
  conversationId: string;
  number: { readReceipts: ReadReceipts | null };
  provider: ProviderName;
  desk: Pick<DeskSettings, "readReceipts">;
  occasion: Occasion;
};

/**
 * Somebody opened or answered the conversation: notes in the open transaction that the client is to learn it, where the company or
 * the number says so and the provider can tell it. A job tells; the reader waits for nothing.
 */
export async function wantReadMark(ctx: Ctx, reading: Reading): Promise<void> {
  const { conversationId, number, provider, desk, occasion } = reading;
  if (!tellsRead(receiptsOf(number, desk.readReceipts), occasion)) return;
  if (!ctx.providers[provider].capabilities.readMarks) return;
  const newest = await newestMarkable(ctx.db, conversationId, new Date(ctx.now().getTime() - markableMs));
  if (!newest || !(await wantMark(ctx.db, conversationId, newest))) return;
  await ctx.afterCommit(() => ctx.defer(() => ctx.sendJob({ name: "read-marks/tell.due", data: { conversationId } })));
}
