import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

/** Makes one row of many changes of the same count; what is added meanwhile stays as it is. */
export async function foldTallies(db: Db): Promise<void> {
  await db.execute(sql`
    with many as (
      select array_agg(ctid) as rows from stream_tallies
       group by stream_id, status, tried, taken, reached, sent_from having count(*) > 20
    ), gone as (
      delete from stream_tallies where ctid = any (array(select unnest(rows) from many))
      returning stream_id, status, tried, taken, reached, sent_from, count
    )
    insert into stream_tallies (stream_id, status, tried, taken, reached, sent_from, count)
    select stream_id, status, tried, taken, reached, sent_from, sum(count) from gone
     group by stream_id, status, tried, taken, reached, sent_from having sum(count) <> 0`);
}
