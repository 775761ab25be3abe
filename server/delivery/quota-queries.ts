import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

const day = sql.raw("interval '24 hours'");

export type Reservation = { ok: true; reservedScopes: string[] } | { ok: false; freesAt: Date };

/**
 * Counts the client of a conversation against the number's daily limit and the stream's share, all or nothing: unique clients in
 * a rolling 24 h (S0.35, S3.34). Runs inside the claim's transaction; the lock on the scopes makes claims of one scope take turns.
 */
export async function reserveQuota(
  db: Db,
  input: { numberId: string; streamId: string | null; conversationId: string },
): Promise<Reservation> {
  const scopes = await db.execute<{ id: string; daily_limit: number | null }>(sql`
    select q.id, q.daily_limit from quota_scopes q
     where q.id in (select quota_scope_id from numbers where id = ${input.numberId}
                    union select quota_scope_id from send_streams where id = ${input.streamId})
     order by q.id for update`);
  const [client] = await db.execute<{ customer: string }>(sql`
    select coalesce(k.phone, k.id::text) as customer from conversations v join contacts k on k.id = v.contact_id
     where v.id = ${input.conversationId}`);
  const customer = client?.customer ?? input.conversationId;
  const reservedScopes: string[] = [];
  for (const scope of scopes) {
    const room = await roomIn(db, scope, customer);
    if (room.full) return { ok: false, freesAt: room.freesAt };
    if (room.isNew) reservedScopes.push(scope.id);
  }
  for (const { id } of scopes) {
    await db.execute(sql`
      insert into quota_uses (scope_id, customer, last_at) values (${id}, ${customer}, clock_timestamp())
      on conflict (scope_id, customer) do update set last_at = excluded.last_at`);
  }
  return { ok: true, reservedScopes };
}

type Room = { full: true; freesAt: Date } | { full: false; isNew: boolean };

async function roomIn(db: Db, scope: { id: string; daily_limit: number | null }, customer: string): Promise<Room> {
  const [known] = await db.execute(sql`
    select 1 from quota_uses where scope_id = ${scope.id} and customer = ${customer} and last_at > clock_timestamp() - ${day}`);
  if (known) return { full: false, isNew: false };
  if (scope.daily_limit === null) return { full: false, isNew: true };
  const [used] = await db.execute<{ used: number; frees_ms: number | null }>(sql`
    select count(*)::int as used, extract(epoch from min(last_at) + ${day})::float8 * 1000 as frees_ms
      from quota_uses where scope_id = ${scope.id} and last_at > clock_timestamp() - ${day}`);
  if ((used?.used ?? 0) < scope.daily_limit) return { full: false, isNew: true };
  return { full: true, freesAt: new Date(used?.frees_ms ?? Date.now() + 3_600_000) };
}

/** A definite refusal reached nobody: the client is not counted. */
export async function giveBackQuota(db: Db, input: { attemptId: string; conversationId: string }): Promise<void> {
  await db.execute(sql`
    delete from quota_uses u using send_attempts a, conversations v, contacts k
     where a.id = ${input.attemptId} and v.id = ${input.conversationId} and k.id = v.contact_id
       and u.customer = coalesce(k.phone, k.id::text)
       and u.scope_id::text in (select jsonb_array_elements_text(a.reserved_scopes))`);
}

export async function noteReservation(db: Db, attemptId: string, scopes: string[]): Promise<void> {
  await db.execute(
    sql`update send_attempts set reserved_scopes = ${JSON.stringify(scopes)}::jsonb where id = ${attemptId}`,
  );
}
