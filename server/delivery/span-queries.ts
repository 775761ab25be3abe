import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/** Moves waiting messages to another span; one that is to be tried again keeps its pause. */
export async function moveQueued(
  db: Db,
  { messageIds, from, until }: { messageIds: string[]; from: Date | null; until: Date | null },
): Promise<void> {
  if (messageIds.length === 0) return;
  const begin = sql`coalesce(${from?.toISOString() ?? null}::timestamptz, '-infinity')`;
  await db.execute(sql`
    update messages set not_before = case when tries > 0 then greatest(not_before, ${begin}) else ${begin} end,
           not_after = ${until?.toISOString() ?? null}::timestamptz
     where id in (select json_array_elements_text(${JSON.stringify(messageIds)}::json)::uuid) and status = 'queued'`);
}

/** The next claim finds out whether there is room now. */
export async function setStreamShare(db: Db, streamId: string, quotaScopeId: string | null): Promise<void> {
  await db.execute(sql`
    update send_streams set quota_scope_id = ${quotaScopeId}, limited_until = null where id = ${streamId}`);
}
