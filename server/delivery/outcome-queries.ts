import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

export type AcceptedAttempt = {
  numberId: string;
  attemptId: string;
  providerMessageId: string;
  state: "accepted" | "held";
  /** From before the call to its answer. */
  rttMs: number;
  at: Date;
};

/**
 * All that one accepted call changes, in one statement: the permit (free one second after the answer, less the part of the way
 * that cannot bunch arrivals, learnt from at least 200 answers, goals §3.3), the attempt, the number and the message, unless a
 * receipt was quicker. `hasParked`: receipts wait for the id that is now known.
 */
export async function acceptAttempt(db: Db, accepted: AcceptedAttempt): Promise<{ hasParked: boolean }> {
  const { numberId, attemptId, providerMessageId } = accepted;
  const at = sql`${accepted.at.toISOString()}::timestamptz`;
  const [row] = await db.execute<{ has_parked: boolean }>(sql`
    with permit as (
      update send_permits p set attempt_id = null,
             free_at = clock_timestamp() + interval '1 millisecond'
               * case when l.samples < 200 then 1001 else 1000 - 0.95 * least(l.floor_ms, ${accepted.rttMs}::real) + l.margin_ms end
        from send_lanes l where p.number_id = ${numberId} and l.number_id = ${numberId} and p.attempt_id = ${attemptId}
    ), attempt as (
      update send_attempts set finished_at = ${at}, outcome = 'accepted' where id = ${attemptId}
    ), touched as (
      update numbers set last_outbound_at = ${at}
       where id = ${numberId} and coalesce(last_outbound_at, '-infinity') < ${at} - interval '1 second'
    ), accepted as (
      update messages set status = 'accepted', provider_message_id = ${providerMessageId}, accepted_at = ${at}, lease_until = null,
             held_at = case when ${accepted.state === "held"} then ${at} else held_at end,
             failure_reason = null, failure_code = null, failure_text = null
       where attempt_id = ${attemptId} and status in ('sending', 'uncertain', 'queued', 'needs_decision')
    )
    select exists (select 1 from parked_receipts
                    where number_id = ${numberId} and provider_message_id = ${providerMessageId}) as has_parked`);
  return { hasParked: row?.has_parked === true };
}
