import { type SQL, sql } from "drizzle-orm";

/**
 * Over which connection each number went, and from when to when: a number that moved to another provider keeps its history (O20), so
 * what it sent before belongs to the connection that carried it. To stand in a `with`.
 */
export const connectionSpans: SQL = sql`spans as (
    select number_id, connection_id, until,
           coalesce(lag(until) over (partition by number_id order by until), '-infinity') as since
      from (select e.number_id, (e.details ->> 'fromConnectionId')::uuid as connection_id, e.at as until
              from number_events e where e.kind = 'moved' and e.details ->> 'fromConnectionId' is not null
            union all
            select n.id, n.connection_id, 'infinity' from numbers n) ends)`;
