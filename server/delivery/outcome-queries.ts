import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { prepared } from "@/db/prepared";

export type AcceptedAttempt = {
  messageId: string;
  attemptId: string;
  providerMessageId: string;
  state: "accepted" | "held";
  /** From before the call to its answer. */
  rttMs: number;
};

/**
 * All that accepted calls of a number change, in one statement: the permits (free one second after the answer, less the part of the
 * way that cannot bunch arrivals, learnt from at least 200 answers, goals §3.3), the attempts, the number and the messages, unless a
 * receipt was quicker. `answeredMs`: how long ago the answers came. Answers the provider's ids for which receipts wait already.
 */
export async function acceptAttempts(
  db: Db,
  input: { numberId: string; at: Date; accepted: (AcceptedAttempt & { answeredMs: number })[] },
): Promise<string[]> {
  const { numberId } = input;
  const at = sql`${input.at.toISOString()}::timestamptz`;
  const rows = await prepared(db).execute<{ id: string }>(sql`
    with g as (
      select * from jsonb_to_recordset(${JSON.stringify(input.accepted)}::jsonb) as g(
        "messageId" uuid, "attemptId" uuid, "providerMessageId" text, state text, "rttMs" real, "answeredMs" real)
    ), permit as (
      update send_permits p set attempt_id = null,
             free_at = clock_timestamp() + interval '1 millisecond' * (case when l.samples < 200 then 1001 - g."answeredMs"
               else 1000 - g."answeredMs" - 0.95 * least(l.floor_ms, g."rttMs") + l.margin_ms end)
        from g, send_lanes l where p.number_id = ${numberId} and l.number_id = ${numberId} and p.attempt_id = g."attemptId"
    ), attempt as (
      update send_attempts a set finished_at = ${at}, outcome = 'accepted' from g where a.id = g."attemptId"
    ), touched as (
      update numbers set last_outbound_at = ${at}
       where id = ${numberId} and coalesce(last_outbound_at, '-infinity') < ${at} - interval '1 second'
    ), locked as (
      select m.id from messages m join g on m.id = g."messageId" order by m.id for update of m
    ), accepted as (
      update messages m set status = 'accepted', provider_message_id = g."providerMessageId", accepted_at = ${at}, lease_until = null,
             held_at = case when g.state = 'held' then ${at} else m.held_at end,
             failure_reason = null, failure_code = null, failure_text = null
        from g join locked on locked.id = g."messageId"
       where m.id = locked.id and m.attempt_id = g."attemptId" and m.status in ('sending', 'uncertain', 'queued', 'needs_decision')
    )
    select distinct g."providerMessageId" as id from g
      join parked_receipts r on r.number_id = ${numberId} and r.provider_message_id = g."providerMessageId"`);
  return rows.map(({ id }) => id);
}
