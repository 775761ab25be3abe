import type { LiveKind } from "@/db/enums";
import { liveEvents } from "@/db/schema/realtime";
import type { Ctx } from "../context";

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
  await ctx.db.insert(liveEvents).values(
    changes.map((change) => ({
      ...change,
      conversationId: change.conversationId ?? null,
    })),
  );
  await ctx.afterCommit(ctx.wakeLive);
}
