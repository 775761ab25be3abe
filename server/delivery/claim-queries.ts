import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

export type Claim = {
  messageId: string;
  attemptId: string;
  /** Which call for the message this is, from 1. */
  no: number;
  /** Until the slot begins. */
  waitMs: number;
  /** Until the next slot may be asked for. */
  nextClaimMs: number;
  needsQuota: boolean;
  streamId: string | null;
  conversationId: string;
};

/** Slots are handed out just in time, so that an operator's message never waits behind campaign slots already given (goals §3.3, 4). */
const horizon = sql.raw("interval '15 milliseconds'");
const sending = sql.raw("('active', 'name_pending', 'policy_review', 'limited')");
/** While an operator is writing, a campaign leaves one permit free; a ring of one has none to leave. */
const keepsOneFree = sql.raw(
  "n.rate_per_second > 1 and coalesce(l.operator_sent_at, '-infinity') > clock_timestamp() - interval '60 seconds'",
);
/** A file is uploaded first, which takes its time. */
const lease = sql.raw("case when media_id is null then interval '30 seconds' else interval '150 seconds' end");

/**
 * Takes one permit, one slot and the next message of a number in one statement, by the database's clock only (goals §3.3).
 * Operators' messages first, those of one conversation one after the other, so that they arrive as they were written.
 * Null when nothing may leave now.
 */
export async function claimNext(
  db: Db,
  input: { numberId: string; attemptId: string; maxPriority: 0 | 1 },
): Promise<Claim | null> {
  const rows = await db.execute<Record<string, unknown>>(sql`
    with lane as (
      select l.number_id, l.spacing_us, n.rate_per_second as ring, ${keepsOneFree} as keeps_one_free,
             greatest(l.next_slot, clock_timestamp()) as slot
        from send_lanes l join numbers n on n.id = l.number_id
       where l.number_id = ${input.numberId}
         and l.next_slot <= clock_timestamp() + ${horizon}
         and l.paused_until <= clock_timestamp()
         and n.status in ${sending}
         for update of l
    ), permit as (
      select p.n from send_permits p, lane
       where p.number_id = lane.number_id and p.n <= lane.ring and p.free_at <= lane.slot
       order by p.free_at limit 1 for update of p skip locked
    ), room as (
      select not lane.keeps_one_free or (
               select count(*) > 1 from send_permits p
                where p.number_id = lane.number_id and p.n <= lane.ring and p.free_at <= lane.slot) as for_streams
        from lane
    ), chosen as (
      select m.id, m.priority, m.media_id
        from messages m left join send_streams s on s.id = m.stream_id
       where m.number_id = ${input.numberId} and m.status = 'queued' and m.priority <= ${input.maxPriority}
         and m.not_before <= clock_timestamp()
         and exists (select 1 from permit)
         and case when m.stream_id is not null
               then s.status = 'open' and coalesce(s.limited_until, '-infinity') <= clock_timestamp()
                    and (select for_streams from room)
               else not exists (select 1 from messages e where e.number_id = m.number_id and e.status = 'sending'
                                   and e.conversation_id = m.conversation_id) end
       order by m.priority, m.seq limit 1 for update of m skip locked
    ), slotted as (
      update send_lanes l set next_slot = lane.slot + lane.spacing_us * interval '1 microsecond',
             operator_sent_at = case when chosen.priority = 0 then clock_timestamp() else l.operator_sent_at end
        from lane, chosen where l.number_id = lane.number_id returning lane.slot, l.next_slot
    ), held as (
      update send_permits p set attempt_id = ${input.attemptId},
             free_at = clock_timestamp() + interval '1 second' + (select ${lease} from chosen)
        from permit, slotted where p.number_id = ${input.numberId} and p.n = permit.n returning p.n
    ), claimed as (
      update messages m set status = 'sending', tries = m.tries + 1, attempt_id = ${input.attemptId},
             lease_until = clock_timestamp() + (select ${lease} from chosen)
        from chosen, held where m.id = chosen.id
      returning m.id, m.kind, m.stream_id, m.conversation_id
    ), attempt as (
      insert into send_attempts (id, message_id, no, started_at)
      select ${input.attemptId}, c.id, 1 + (select count(*) from send_attempts a where a.message_id = c.id), clock_timestamp() from claimed c
      returning no
    )
    select c.id, c.stream_id, c.conversation_id, a.no,
           extract(epoch from s.slot - clock_timestamp())::float8 * 1000 as wait_ms,
           extract(epoch from s.next_slot - ${horizon} - clock_timestamp())::float8 * 1000 as next_ms,
           c.kind = 'template' and coalesce(v.last_client_message_at, '-infinity') <= clock_timestamp() - interval '24 hours' as needs_quota
      from claimed c cross join attempt a cross join slotted s join conversations v on v.id = c.conversation_id`);
  const [row] = rows;
  if (!row) return null;
  return {
    messageId: String(row.id),
    attemptId: input.attemptId,
    no: Number(row.no),
    waitMs: Math.max(0, Number(row.wait_ms)),
    nextClaimMs: Math.max(0, Number(row.next_ms)),
    needsQuota: row.needs_quota === true,
    streamId: row.stream_id === null ? null : String(row.stream_id),
    conversationId: String(row.conversation_id),
  };
}

/**
 * Milliseconds until something of the number may be claimed; null when nothing waits (or only what is held). A campaign's queue is
 * long: whether anything of it is due is asked first, when the earliest will be only if nothing is.
 */
export async function msUntilDue(db: Db, numberId: string, maxPriority: 0 | 1): Promise<number | null> {
  const [row] = await db.execute<{ ms: number | null }>(sql`
    with lane as (
      select l.next_slot, l.paused_until, ${keepsOneFree} as keeps_one_free, n.rate_per_second as ring
        from send_lanes l join numbers n on n.id = l.number_id
       where l.number_id = ${numberId} and n.status in ${sending}
    ), free as (
      select array_agg(p.free_at order by p.free_at) as at
        from send_permits p, lane where p.number_id = ${numberId} and p.n <= lane.ring
    ), waiting as (
      select m.not_before, m.stream_id, greatest(m.not_before, s.limited_until) as due_at
        from messages m left join send_streams s on s.id = m.stream_id
       where m.number_id = ${numberId} and m.status = 'queued' and m.priority <= ${maxPriority}
         and (m.stream_id is null or s.status = 'open')
    ), due as (
      select (select min(due_at) from waiting where stream_id is null) as operator_at,
             coalesce((select due_at from waiting where stream_id is not null and due_at <= clock_timestamp() limit 1),
                      (select min(due_at) from waiting where stream_id is not null)) as stream_at
    ), first as (
      select least(case when due.operator_at is not null then greatest(due.operator_at, free.at[1]) end,
                   case when due.stream_at is not null
                     then greatest(due.stream_at, free.at[case when lane.keeps_one_free then 2 else 1 end]) end) as at
        from lane, due, free
    )
    select extract(epoch from greatest(first.at, lane.next_slot - ${horizon}, lane.paused_until) - clock_timestamp())::float8 * 1000 as ms
      from first, lane where first.at is not null`);
  const ms = row?.ms;
  return ms === null || ms === undefined ? null : Math.max(0, ms);
}
