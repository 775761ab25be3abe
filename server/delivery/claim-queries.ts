import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

export type Claim = {
  messageId: string;
  attemptId: string;
  no: number;
  waitMs: number;
  needsQuota: boolean;
  streamId: string | null;
  conversationId: string;
};

/** Slots are handed out just in time, so that an operator's message never waits behind campaign slots already given (goals §3.3, 4). */
const horizon = sql.raw("interval '15 milliseconds'");

/**
 * Takes one permit, one slot and the next message of a number in one statement, by the database's clock only (goals §3.3).
 * Operators' messages first; a campaign leaves one permit free while an operator is writing. Null when nothing may leave now.
 */
export async function claimNext(
  db: Db,
  input: { numberId: string; attemptId: string; maxPriority: 0 | 1 },
): Promise<Claim | null> {
  const rows = await db.execute<Record<string, unknown>>(sql`
    with lane as (
      select l.number_id, l.spacing_us, l.operator_sent_at, greatest(l.next_slot, clock_timestamp()) as slot
        from send_lanes l join numbers n on n.id = l.number_id
       where l.number_id = ${input.numberId}
         and l.next_slot <= clock_timestamp() + ${horizon}
         and l.paused_until <= clock_timestamp()
         and n.status in ('active', 'name_pending', 'policy_review', 'limited')
         for update of l
    ), permit as (
      select p.n from send_permits p, lane
       where p.number_id = lane.number_id and p.free_at <= lane.slot
       order by p.free_at limit 1 for update of p skip locked
    ), spare as (
      select count(*) > 1 as spare from send_permits p, lane where p.number_id = lane.number_id and p.free_at <= lane.slot
    ), chosen as (
      select m.id, m.priority, m.kind, m.media_id, m.stream_id, m.conversation_id
        from messages m left join send_streams s on s.id = m.stream_id
       where m.number_id = ${input.numberId} and m.status = 'queued' and m.priority <= ${input.maxPriority}
         and m.not_before <= clock_timestamp()
         and exists (select 1 from permit)
         and (m.stream_id is null or (
               s.status = 'open' and coalesce(s.limited_until, '-infinity') <= clock_timestamp()
               and ((select coalesce(operator_sent_at, '-infinity') < clock_timestamp() - interval '60 seconds' from lane)
                    or (select spare from spare))))
       order by m.priority, m.seq limit 1 for update of m skip locked
    ), slotted as (
      update send_lanes l set next_slot = lane.slot + lane.spacing_us * interval '1 microsecond',
             operator_sent_at = case when chosen.priority = 0 then clock_timestamp() else l.operator_sent_at end
        from lane, chosen where l.number_id = lane.number_id returning lane.slot
    ), held as (
      update send_permits p set attempt_id = ${input.attemptId},
             free_at = clock_timestamp() + interval '1 second'
               + (select case when media_id is null then interval '30 seconds' else interval '150 seconds' end from chosen)
        from permit, slotted where p.number_id = ${input.numberId} and p.n = permit.n returning p.n
    ), claimed as (
      update messages m set status = 'sending', tries = m.tries + 1, attempt_id = ${input.attemptId},
             lease_until = clock_timestamp() + case when m.media_id is null then interval '30 seconds' else interval '150 seconds' end
        from chosen, held where m.id = chosen.id
      returning m.id, m.kind, m.stream_id, m.conversation_id
    ), attempt as (
      insert into send_attempts (id, message_id, no, started_at)
      select ${input.attemptId}, c.id, 1 + (select count(*) from send_attempts a where a.message_id = c.id), clock_timestamp() from claimed c
      returning no
    )
    select c.id, c.stream_id, c.conversation_id, a.no,
           greatest(0, extract(epoch from (select slot from slotted) - clock_timestamp()) * 1000)::float8 as wait_ms,
           c.kind = 'template' and coalesce(v.last_client_message_at, '-infinity') <= clock_timestamp() - interval '24 hours' as needs_quota
      from claimed c cross join attempt a join conversations v on v.id = c.conversation_id`);
  const [row] = rows;
  if (!row) return null;
  return {
    messageId: String(row.id),
    attemptId: input.attemptId,
    no: Number(row.no),
    waitMs: Number(row.wait_ms),
    needsQuota: row.needs_quota === true,
    streamId: row.stream_id === null ? null : String(row.stream_id),
    conversationId: String(row.conversation_id),
  };
}

/** Milliseconds until something of the number may be claimed; null when nothing waits (or only what is held or limited). */
export async function msUntilDue(db: Db, numberId: string, maxPriority: 0 | 1): Promise<number | null> {
  const [row] = await db.execute<{ ms: number | null }>(sql`
    with due as (
      select min(greatest(m.not_before, coalesce(s.limited_until, '-infinity'))) as at
        from messages m left join send_streams s on s.id = m.stream_id
       where m.number_id = ${numberId} and m.status = 'queued' and m.priority <= ${maxPriority}
         and (m.stream_id is null or s.status = 'open')
    )
    select extract(epoch from greatest(due.at, l.next_slot - ${horizon}, l.paused_until, p.free_at) - clock_timestamp())::float8 * 1000 as ms
      from due, send_lanes l, numbers n,
           (select min(free_at) as free_at from send_permits where number_id = ${numberId}) p
     where l.number_id = ${numberId} and n.id = ${numberId}
       and n.status in ('active', 'name_pending', 'policy_review', 'limited') and due.at is not null`);
  const ms = row?.ms;
  return ms === null || ms === undefined ? null : Math.max(0, ms);
}
