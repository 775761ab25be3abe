import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

const key = sql.raw("stream_id, status, tried, taken, reached, template_id, failure_reason, failure_code, sent_from");

/** Makes one row of many changes of the same count; what is added meanwhile stays as it is. */
export async function foldTallies(db: Db): Promise<void> {
  await db.execute(sql`
    with many as (
      select array_agg(ctid) as rows from stream_tallies group by ${key} having count(*) > 20
    ), gone as (
      delete from stream_tallies where ctid = any (array(select unnest(rows) from many)) returning ${key}, count
    )
    insert into stream_tallies (${key}, count) select ${key}, sum(count) from gone group by ${key} having sum(count) <> 0`);
}
