import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { ResponsePeriod } from "./schema";

export type ResponseBucket = { atMs: number; answers: number; medianMs: number | null };

/** Where the columns of a period begin, the newest last; hours are exact, days follow the zone's midnights. */
const starts: Record<ResponsePeriod, (now: SQL, timeZone: string) => SQL> = {
  day: (now, zone) => sql`select generate_series(date_trunc('hour', ${now}, ${zone}) - interval '23 hours',
    date_trunc('hour', ${now}, ${zone}), interval '1 hour') as start`,
  month: (now, zone) => sql`select generate_series(date_trunc('day', ${now} at time zone ${zone}) - interval '29 days',
    date_trunc('day', ${now} at time zone ${zone}), interval '1 day') at time zone ${zone} as start`,
};
const units = { day: sql`'hour'`, month: sql`'day'` };

/**
 * How long clients waited for the first answer: from the first message that nothing was answered to yet, to what left next.
 * Campaigns and reactions answer nobody. A column holds those who began to wait in it.
 */
export async function responsesOf(
  db: Db,
  input: { numberId: string; period: ResponsePeriod; now: Date; timeZone: string },
): Promise<{ buckets: ResponseBucket[]; medianMs: number | null }> {
  const { numberId, period, timeZone } = input;
  const now = sql`${input.now.toISOString()}::timestamptz`;
  const rows = await db.execute<ResponseBucket & { overallMs: number | null }>(sql`
    with starts as (${starts[period](now, timeZone)}),
    said as (
      select m.conversation_id, m.direction, m.at, m.seq,
             lag(m.direction) over (partition by m.conversation_id order by m.at, m.seq) as before
        from conversations c join messages m on m.conversation_id = c.id
       where c.number_id = ${numberId} and c.last_message_at >= (select min(start) from starts)
         -- A day more, so that who began to wait before is not taken for somebody new.
         and m.at >= (select min(start) from starts) - interval '1 day' and m.at <= ${now}
         and m.stream_id is null and m.kind not in ('reaction', 'system')
         and (m.direction = 'in' or m.status not in ('failed', 'cancelled'))
    ),
    waits as (
      select direction, before, at,
             max(at) filter (where direction = 'in' and before is distinct from 'in')
               over (partition by conversation_id order by at, seq) as since
        from said
    ),
    answers as (
      select since, extract(epoch from at - since)::float8 * 1000 as ms
        from waits where direction = 'out' and before = 'in' and since >= (select min(start) from starts)
    )
    select extract(epoch from s.start)::float8 * 1000 as "atMs", count(a.since)::int as answers,
           percentile_cont(0.5) within group (order by a.ms) as "medianMs",
           (select percentile_cont(0.5) within group (order by ms) from answers) as "overallMs"
      from starts s left join answers a on date_trunc(${units[period]}, a.since, ${timeZone}) = s.start
     group by s.start order by s.start`);
  return {
    buckets: rows.map(({ atMs, answers, medianMs }) => ({ atMs, answers, medianMs })),
    medianMs: rows[0]?.overallMs ?? null,
  };
}
