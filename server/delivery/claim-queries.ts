import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { prepared } from "@/db/prepared";

export type Claim = {
  messageId: string;
  attemptId: string;
  /** Which call for the message this is, from 1. */
  no: number;
  /** When its slot begins (performance.now of this process). */
  slotAt: number;
  /** When the next slot may be asked for, on the same clock. */
  nextClaimAt: number;
  needsQuota: boolean;
  streamId: string | null;
  conversationId: string;
};

/**
 * Slots are handed out just in time, so that an operator's message never waits behind campaign slots already given (goals §3.3, 4).
 * A quick number gets those of 40 ms at once, asked for again when as much as a slow one's is left.
 */
const askAhead = sql.raw("interval '15 milliseconds'");
const horizon = sql.raw(
  "case when n.rate_per_second > 100 then interval '40 milliseconds' else interval '15 milliseconds' end",
);
const sending = sql.raw("('active', 'name_pending', 'policy_review', 'limited')");
/** While an operator is writing, a campaign leaves one permit free; a ring of one has none to leave. */
const keepsOneFree = sql.raw(
  "n.rate_per_second > 1 and coalesce(l.operator_sent_at, '-infinity') > clock_timestamp() - interval '60 seconds'",
);
/** A file is uploaded first, which takes its time. */
const lease = sql.raw("case when c.media_id is null then interval '30 seconds' else interval '150 seconds' end");
/** Providers want so much time between two messages to one client (providers.md A14); operators are within what they forgive. */
const pairRest = sql.raw("interval '6 seconds'");
/** Heads of a queue that are looked at beyond those that may leave, since some of them may rest. */
const spare = 8;

/** The streams of a number that have messages waiting, found in as many steps as there are such streams. */
const queuedStreams = (numberId: string) => sql`recursive_streams as (
      (select m.stream_id from messages m
        where m.number_id = ${numberId} and m.status = 'queued' and m.stream_id is not null order by m.stream_id limit 1)
      union all
      select (select m.stream_id from messages m where m.number_id = ${numberId} and m.status = 'queued' and m.stream_id is not null
                 and m.stream_id > r.stream_id order by m.stream_id limit 1)
        from recursive_streams r where r.stream_id is not null
    )`;

/**
 * Takes permits, slots and the next messages of a number in one statement, by the database's clock only (goals §3.3): as many as there
 * are slots to hand out now, at most one for each of `attemptIds`. A permit that is about to be free is given with the slot that begins
 * then, so nothing is lost to asking again. Operators' messages first, those of one conversation one after the
 * other, so that they arrive as they were written. Then the streams by turns, the one that has waited longest first, whatever their
 * size; within one what has become due (a retry), then in order. A client who got a message a moment ago rests; the stream goes on
 * with the next. A stream that somebody holds or closes at this moment is passed over.
 */
export async function claimNext(
  db: Db,
  input: { numberId: string; attemptIds: string[]; maxPriority: 0 | 1 },
): Promise<Claim[]> {
  const { numberId, attemptIds, maxPriority } = input;
  const rows = await prepared(db).execute<Record<string, unknown>>(sql`
    with recursive ${queuedStreams(numberId)}, given as (
      select value::uuid as attempt_id, ordinality as place from jsonb_array_elements_text(${JSON.stringify(attemptIds)}::jsonb) with ordinality
    ), lane as (
      select l.number_id, l.spacing_us * interval '1 microsecond' as spacing, n.rate_per_second as ring,
             (${keepsOneFree})::int as kept, clock_timestamp() as now, ${horizon} as horizon,
             greatest(l.next_slot, clock_timestamp()) as slot
        from send_lanes l join numbers n on n.id = l.number_id
       where l.number_id = ${numberId}
         and l.next_slot <= clock_timestamp() + ${horizon}
         and l.paused_until <= clock_timestamp()
         and n.status in ${sending}
         for update of l
    ), slots as (
      select least((select count(*) from given),
                   greatest(1, 1 + floor(extract(epoch from now + horizon - slot) / extract(epoch from spacing))))::int as n
        from lane
    ), locked_permits as (
      select p.n, p.free_at from send_permits p, lane
       where p.number_id = lane.number_id and p.n <= lane.ring and p.free_at <= lane.now + lane.horizon
       order by p.free_at limit (select n + 1 from slots) for update of p skip locked
    ), free as (
      select n, free_at, row_number() over (order by free_at, n) as place from locked_permits
    ), waiting as (
      select m.id, m.seq, row_number() over (partition by m.conversation_id order by m.seq) as of_conversation from (
        select m.id, m.seq, m.conversation_id from messages m, lane
         where m.number_id = ${numberId} and m.status = 'queued' and m.stream_id is null and m.not_before <= lane.now
           and not exists (select 1 from messages e where e.number_id = ${numberId} and e.status = 'sending'
                              and e.conversation_id = m.conversation_id)
         order by m.seq limit (select n from slots)) m
    ), operators as (
      select id, row_number() over (order by seq) as place from waiting where of_conversation = 1
    ), paced as (
      select greatest(lane.slot, (select free_at from free
               where place = 1 + case when exists (select 1 from operators) then 0 else lane.kept end)) as slot,
             lane.now, lane.spacing, lane.kept
        from lane
    ), room as (
      select least(slots.n, permits.ready)::int as for_all, least(slots.n, permits.unkept)::int as for_streams
        from slots, lateral (
          select coalesce(min(place) filter (where free_at > slot + (place - 1) * spacing) - 1, count(place)) as ready,
                 coalesce(min(place) filter (where free_at > slot + greatest(0, place - 1 - kept) * spacing) - 1, count(place))
                   - min(kept) as unkept
            from paced left join free on true) permits
    ), turns as (
      select s.id, s.served_at from send_streams s
       where ${maxPriority}::int > 0 and s.id in (select stream_id from recursive_streams) and s.status = 'open'
         and coalesce(s.limited_until, '-infinity') <= clock_timestamp() and (select for_streams from room) > 0
         for update of s skip locked
    ), heads as (
      select h.id, h.conversation_id, h.place, turns.id as stream_id, turns.served_at, (
               exists (select 1 from messages e where e.conversation_id = h.conversation_id and e.stream_id is not null
                          and (e.status = 'sending' or e.accepted_at > lane.now - ${pairRest}))
               or exists (select 1 from messages e where e.conversation_id = h.conversation_id and e.stream_id is null
                          and e.direction = 'out' and e.at > lane.now - interval '1 hour'
                          and (e.status = 'sending' or e.accepted_at > lane.now - ${pairRest}))) as rests
        from lane, turns cross join lateral (
          select m.id, m.conversation_id, row_number() over (order by m.not_before desc, m.seq) as place
            from messages m
           where m.number_id = ${numberId} and m.stream_id = turns.id and m.status = 'queued'
             and m.not_before <= (select now from lane) and (m.not_after is null or m.not_after > (select now from lane))
           order by m.not_before desc, m.seq limit (select n + ${spare}::int from slots)) h
    ), in_turn as (
      select h.*, row_number() over (partition by stream_id order by place) as turn,
             row_number() over (partition by conversation_id order by place, served_at nulls first, stream_id) as of_client
        from heads h where not rests
    ), streamed as (
      select id, row_number() over (order by turn, served_at nulls first, stream_id) as place from in_turn where of_client = 1
    ), chosen as (
      select id, place from operators, room where place <= room.for_all
      union all
      select s.id, o.taken + s.place from streamed s, room, lateral (
        select least(room.for_all, (select count(*) from operators)) as taken) o
       where o.taken + s.place <= room.for_streams
    ), locked as (
      select m.id, m.media_id, m.stream_id, c.place from messages m join chosen c on c.id = m.id
       where m.status = 'queued' order by c.place for update of m skip locked
    ), c as (
      select l.id, l.media_id, l.stream_id, l.place, g.attempt_id, row_number() over (order by l.place) as nth
        from (select *, row_number() over (order by place) as k from locked) l join given g on g.place = l.k
    ), slotted as (
      update send_lanes l set next_slot = paced.slot + (select count(*) from c) * paced.spacing,
             operator_sent_at = case when exists (select 1 from c where stream_id is null) then paced.now else l.operator_sent_at end
        from paced where l.number_id = ${numberId} and exists (select 1 from c) returning l.next_slot
    ), held as (
      update send_permits p set attempt_id = c.attempt_id, free_at = clock_timestamp() + interval '1 second' + ${lease}
        from free f join c on c.nth = f.place where p.number_id = ${numberId} and p.n = f.n
    ), served as (
      update send_streams s set served_at = lane.now + t.nth * interval '1 microsecond'
        from lane, (select stream_id, max(nth) as nth from c where stream_id is not null group by stream_id) t where s.id = t.stream_id
    ), rested as (
      update messages m set not_before = lane.now + ${pairRest} from lane, (
        select id from messages where id in (select id from heads where rests) and status = 'queued' for update skip locked) h
       where m.id = h.id
    ), claimed as (
      update messages m set status = 'sending', tries = m.tries + 1, attempt_id = c.attempt_id,
             lease_until = clock_timestamp() + ${lease}
        from c where m.id = c.id
      returning m.id, m.kind, m.stream_id, m.conversation_id, c.attempt_id, c.nth
    ), attempt as (
      insert into send_attempts (id, message_id, no, started_at)
      select c.attempt_id, c.id, 1 + (select count(*) from send_attempts a where a.message_id = c.id), clock_timestamp() from claimed c
      returning message_id, no
    )
    select c.id, c.stream_id, c.conversation_id, c.attempt_id, a.no,
           extract(epoch from paced.slot + (c.nth - 1) * paced.spacing - (select clock_timestamp()))::float8 * 1000 as wait_ms,
           extract(epoch from s.next_slot - ${askAhead} - (select clock_timestamp()))::float8 * 1000 as next_ms,
           c.kind = 'template' and coalesce(v.last_client_message_at, '-infinity') <= clock_timestamp() - interval '24 hours' as needs_quota
      from claimed c join attempt a on a.message_id = c.id cross join paced cross join slotted s
      join conversations v on v.id = c.conversation_id order by c.nth`);
  const answeredAt = performance.now();
  return rows.map((row) => ({
    messageId: String(row.id),
    attemptId: String(row.attempt_id),
    no: Number(row.no),
    slotAt: answeredAt + Number(row.wait_ms),
    nextClaimAt: answeredAt + Number(row.next_ms),
    needsQuota: row.needs_quota === true,
    streamId: row.stream_id === null ? null : String(row.stream_id),
    conversationId: String(row.conversation_id),
  }));
}

/**
 * Milliseconds until something of the number may be claimed; null when nothing waits (or only what is held). A campaign's queue is
 * long: only the first of each stream is looked at.
 */
export async function msUntilDue(db: Db, numberId: string, maxPriority: 0 | 1): Promise<number | null> {
  const [row] = await prepared(db).execute<{ ms: number | null }>(sql`
    with recursive ${queuedStreams(numberId)}, lane as (
      select l.next_slot, l.paused_until, ${keepsOneFree} as keeps_one_free, n.rate_per_second as ring, clock_timestamp() as now
        from send_lanes l join numbers n on n.id = l.number_id
       where l.number_id = ${numberId} and n.status in ${sending}
    ), free as (
      select array_agg(p.free_at order by p.free_at) as at
        from send_permits p, lane where p.number_id = ${numberId} and p.n <= lane.ring
    ), due as (
      select (select min(m.not_before) from messages m
               where m.number_id = ${numberId} and m.status = 'queued' and m.stream_id is null) as operator_at,
             (select min(greatest(s.limited_until, (
                 select m.not_before from messages m where m.number_id = ${numberId} and m.stream_id = s.id and m.status = 'queued'
                    and (m.not_after is null or m.not_after > (select now from lane)) order by m.not_before limit 1)))
                from send_streams s
               where ${maxPriority}::int > 0 and s.status = 'open' and s.id in (select stream_id from recursive_streams)
                 and exists (select 1 from messages m where m.number_id = ${numberId} and m.stream_id = s.id and m.status = 'queued'
                                and (m.not_after is null or m.not_after > (select now from lane)))) as stream_at
    ), first as (
      select least(case when due.operator_at is not null then greatest(due.operator_at, free.at[1] - ${askAhead}) end,
                   case when due.stream_at is not null
                     then greatest(due.stream_at, free.at[case when lane.keeps_one_free then 2 else 1 end] - ${askAhead}) end) as at
        from lane, due, free
    )
    select extract(epoch from greatest(first.at, lane.next_slot - ${askAhead}, lane.paused_until) - clock_timestamp())::float8 * 1000 as ms
      from first, lane where first.at is not null`);
  const ms = row?.ms;
  return ms === null || ms === undefined ? null : Math.max(0, ms);
}
