import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/** One part; false when nothing is left, or another process is at it. The same messages as the trigger takes. */
export async function indexBefore(db: Db, limit: number): Promise<boolean> {
  const [place] = await db.execute<{ before_id: string }>(
    sql`select before_id from message_words_progress for update skip locked`,
  );
  if (!place) return false;
  const [last] = await db.execute<{ id: string | null }>(sql`
    with part as materialized (
      select * from messages where id < ${place.before_id}::uuid order by id desc limit ${limit}
    ), said as (
      insert into message_words (message_id, conversation_id, number_id, session_id, has_file, at, words)
      select id, conversation_id, number_id, session_id, media_id is not null, at, said.words
        from part cross join lateral (select search_words(message_text(body, payload, media_id)) as words offset 0) said
       where stream_id is null and kind not in ('reaction', 'system') and said.words <> ''::tsvector
      on conflict do nothing
    )
    select id from part order by id limit 1`);
  if (!last?.id) {
    await db.execute(sql`delete from message_words_progress`);
    return false;
  }
  await db.execute(sql`update message_words_progress set before_id = ${last.id}::uuid`);
  return true;
}
