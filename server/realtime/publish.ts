import type { LiveKind } from "@/db/enums";
import type { Ctx } from "../context";
import { insertLiveEvents } from "./queries";

export type LiveChange = {
  kind: LiveKind;
  subjectId: string;
  conversationId?: string;
};

/**
 * Writes what changed into the open transaction and wakes the streams after its commit.
 * Never NOTIFY inside the transaction: it serialises commits (goals §2).
 */
export async function publish(ctx: Ctx, ...changes: LiveChange[]): Promise<void> {
  if (changes.length === 0) return;
  await insertLiveEvents(ctx.db, changes);
  await ctx.afterCommit(ctx.wakeLive);
}
