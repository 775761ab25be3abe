import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

const day = sql.raw("interval '24 hours'");

export type Reservation = { ok: true } | { ok: false; freesAt: Date };

/**
 * The scopes that a message counts against: the number's portfolio and the stream's share. The lock makes claims of one scope take
 * turns; it has to be a statement of its own, because the next one counts in a snapshot taken after the lock.
 */
export async function lockScopes(db: Db, input: { numberId: string; streamId: string | null }): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select q.id from quota_scopes q
     where q.id in (select quota_scope_id from numbers where id = ${input.numberId}
                    union select quota_scope_id from send_streams where id = ${input.streamId})
     order by q.id for update`);
  return rows.map(({ id }) => id);
}

/**
 * Counts the client of a conversation against every scope, all or nothing: unique clients in a rolling 24 h (S0.35, S3.34).
 * The attempt notes where it counted the client anew, by its own start, so that only it can give that back.
 */
export async function reserveQuota(
  db: Db,
  input: { scopes: string[]; attemptId: string; conversationId: string },
): Promise<Reservation> {
  if (input.scopes.length === 0) return { ok: true };
  const [row] = await db.execute<{ ok: boolean; frees_ms: number | null }>(sql`
    with client as (
      select coalesce(k.phone, k.id::text) as customer from conversations v join contacts k on k.id = v.contact_id
       where v.id = ${input.conversationId}
    ), scope as (
      select q.id, q.daily_limit, client.customer,
             exists (select 1 from quota_uses u where u.scope_id = q.id and u.customer = client.customer
                        and u.last_at > clock_timestamp() - ${day}) as is_known,
             case when q.daily_limit is not null then
               (select count(*) from quota_uses u where u.scope_id = q.id and u.last_at > clock_timestamp() - ${day}) end as used
        from quota_scopes q, client
       where q.id in (${sql.join(
         input.scopes.map((id) => sql`${id}::uuid`),
         sql`, `,
       )})
    ), full_scope as (
      select s.id, (select u.last_at from quota_uses u where u.scope_id = s.id and u.last_at > clock_timestamp() - ${day}
                     order by u.last_at offset s.used - s.daily_limit limit 1) as oldest
        from scope s where not s.is_known and s.used >= s.daily_limit
    ), counted as (
      insert into quota_uses (scope_id, customer, last_at)
      select s.id, s.customer, a.started_at from scope s, send_attempts a
       where a.id = ${input.attemptId} and not exists (select 1 from full_scope)
      on conflict (scope_id, customer) do update set last_at = excluded.last_at
    ), noted as (
      update send_attempts set reserved_scopes = coalesce((select jsonb_agg(id) from scope where not is_known), '[]')
       where id = ${input.attemptId} and not exists (select 1 from full_scope)
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
