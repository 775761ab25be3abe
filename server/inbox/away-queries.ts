import { and, inArray, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { sessions } from "@/db/schema/inbox";

/** Marks the sessions whose clients are told now that nobody works; answers those that were not told before. */
export async function noteAwayReplies(db: Db, sessionIds: string[], at: Date): Promise<string[]> {
  const rows = await db
    .update(sessions)
    .set({ awayRepliedAt: at })
    .where(and(inArray(sessions.id, sessionIds), isNull(sessions.awayRepliedAt)))
    .returning({ id: sessions.id });
  return rows.map(({ id }) => id);
}
