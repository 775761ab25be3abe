import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { prepared } from "@/db/prepared";

const day = sql.raw("interval '24 hours'");

export type Reservation = { ok: true } | { ok: false; freesAt: Date };

type Counting = { attemptId: string; conversationId: string; streamId: string | null };
type CountingInput = { numberId: string; claims: Counting[] };

const given = (claims: Counting[]) =>
  sql`jsonb_to_recordset(${JSON.stringify(
    claims.map(({ attemptId, conversationId, streamId }) => ({ attemptId, conversationId, streamId })),
  )}::jsonb) as g("attemptId" uuid, "conversationId" uuid, "streamId" uuid)`;

/**
 * Makes claims of one limited scope (the number's portfolio, a stream's share) take turns; it has to be a statement of its own,
 * because the next one counts in a snapshot taken after the lock.
 */
export async function lockScopes(db: Db, { numberId, claims }: CountingInput): Promise<void> {
  await prepared(db).execute(sql`
    select q.id from quota_scopes q
     where q.daily_limit is not null
       and q.id in (select quota_scope_id from numbers where id = ${numberId}
                    union select s.quota_scope_id from send_streams s join ${given(claims)} on g."streamId" = s.id)
     order by q.id for update`);
}

/**
 * Counts the clients of the claims against every scope, all or nothing: unique clients in a rolling 24 h (S0.35, S3.34).
 * An attempt notes where it counted the client anew, by its own start, so that only it can give that back.
 */
export async function reserveQuota(db: Db, { numberId, claims }: CountingInput): Promise<Reservation> {
  const [row] = await prepared(db).execute<{ ok: boolean; frees_ms: number | null }>(sql`
    with client as (
      select g."attemptId" as attempt_id, g."streamId" as stream_id, coalesce(k.phone, k.id::text) as customer
        from ${given(claims)} join conversations v on v.id = g."conversationId" join contacts k on k.id = v.contact_id
    ), counted as (
      select distinct on (q.id, c.customer) q.id as scope_id, q.daily_limit, c.customer, c.attempt_id,
             exists (select 1 from quota_uses u where u.scope_id = q.id and u.customer = c.customer
                        and u.last_at > clock_timestamp() - ${day}) as is_known
        from client c left join send_streams s on s.id = c.stream_id, numbers n, quota_scopes q
       where n.id = ${numberId} and q.id in (n.quota_scope_id, s.quota_scope_id)
       order by q.id, c.customer, c.attempt_id
    ), scope as (
      select scope_id as id, daily_limit, count(*) filter (where not is_known) as added,
             case when daily_limit is not null then
               (select count(*) from quota_uses u where u.scope_id = c.scope_id and u.last_at > clock_timestamp() - ${day}) end as used
        from counted c group by scope_id, daily_limit
    ), full_scope as (
      select s.id, (select u.last_at from quota_uses u where u.scope_id = s.id and u.last_at > clock_timestamp() - ${day}
                     order by u.last_at offset greatest(0, s.used - s.daily_limit) limit 1) as oldest
        from scope s where s.added > 0 and s.used + s.added > s.daily_limit
    ), used as (
      insert into quota_uses (scope_id, customer, last_at)
      select c.scope_id, c.customer, a.started_at from counted c join send_attempts a on a.id = c.attempt_id
       where not exists (select 1 from full_scope)
       order by c.scope_id, c.customer
      on conflict (scope_id, customer) do update set last_at = excluded.last_at
    ), noted as (
      update send_attempts a set reserved_scopes = n.scopes from (
        select attempt_id, jsonb_agg(scope_id) as scopes from counted where not is_known group by attempt_id) n
       where a.id = n.attempt_id and not exists (select 1 from full_scope)
    )
    select not exists (select 1 from full_scope) as ok,
           (select extract(epoch from max(coalesce(oldest + ${day}, clock_timestamp() + interval '1 hour')))::float8 * 1000
              from full_scope) as frees_ms`);
  return row?.ok === false ? { ok: false, freesAt: new Date(row.frees_ms ?? 0) } : { ok: true };
}

/** A definite refusal reached nobody: the client is not counted, unless a later message has counted them again. */
export async function giveBackQuota(db: Db, input: { attemptId: string; conversationId: string }): Promise<void> {
  await db.execute(sql`
    delete from quota_uses u using send_attempts a, conversations v, contacts k
     where a.id = ${input.attemptId} and v.id = ${input.conversationId} and k.id = v.contact_id
       and u.customer = coalesce(k.phone, k.id::text) and u.last_at = a.started_at
       and u.scope_id::text in (select jsonb_array_elements_text(a.reserved_scopes))`);
}
