import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { LiveKind } from "@/db/enums";
import { prepared } from "@/db/prepared";
import { isVisibleTo } from "@/db/visible-conversations";
import { liveChannel } from "./listen";

/** `x` is the transaction that wrote it. */
export type LiveEvent = {
  id: string;
  x: string;
  kind: LiveKind;
  subjectId: string;
  conversationId: string | null;
};

export type Read = {
  /** The snapshot of this read as text: where the next one goes on. */
  cursor: string;
  events: LiveEvent[];
  /** The given cursor is from another cluster, or events it has not seen were dropped. */
  isLost: boolean;
};

/** In the open transaction; the row notes which one that is. */
export async function insertLiveEvents(
  db: Db,
  changes: { kind: LiveKind; subjectId: string; conversationId?: string }[],
): Promise<void> {
  await prepared(db).execute(sql`
    insert into live_events (kind, subject_id, conversation_id)
    select kind, "subjectId", "conversationId"
      from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as g(kind text, "subjectId" text, "conversationId" text)`);
}

/** The same as a part of a statement; `source` gives kind, subject and conversation. */
export const insertingLiveEvents = (source: SQL): SQL =>
  sql`insert into live_events (kind, subject_id, conversation_id) ${source}`;

const keptFor = sql.raw(`interval '3 days'`);

/** Transactions get their numbers in another order than they begin; so far behind the first unseen event the oldest of them is looked for. */
const outOfOrder = 100;

/**
 * What became visible since `cursor`, whatever the order in which transactions were begun and committed: nothing twice, nothing
 * missed (goals §5 c). At most `limit` events; more is for the caller to notice. Of two bounds Postgres expects few rows, so it goes by
 * the index whatever it knows of the table, which is little while the desk is new; of one it would take a third of three days.
 */
export async function readSince(db: Db, cursor: string, limit: number): Promise<Read> {
  const unseen = sql`x >= pg_snapshot_xmin(s.was) and x < pg_snapshot_xmax(s.now)`;
  const rows = await prepared(db).execute<{ cursor: string; isLost: boolean } & (LiveEvent | { id: null })>(sql`
    with s as materialized (select pg_current_snapshot() as now, ${cursor}::pg_snapshot as was)
    select s.now::text as "cursor",
           pg_snapshot_xmax(s.was) > pg_snapshot_xmax(s.now) or exists (
             select from (select at from live_events where ${unseen} order by x, id limit ${sql.raw(String(outOfOrder))}) d
              where d.at < now() - ${keptFor}
           ) as "isLost",
           e.id::text as "id", e.x::text as "x", e.kind as "kind", e.subject_id as "subjectId",
           e.conversation_id as "conversationId"
    from s left join lateral (
      select * from live_events where ${unseen} and not pg_visible_in_snapshot(x, s.was) order by x, id limit ${limit}
    ) e on true
    order by e.x, e.id`);
  const [first] = rows;
  return {
    cursor: first?.cursor ?? cursor,
    events: rows.flatMap((row) => (row.id === null ? [] : [toEvent(row)])),
    isLost: first?.isLost ?? false,
  };
}

const toEvent = ({ id, x, kind, subjectId, conversationId }: LiveEvent): LiveEvent => ({
  id,
  x,
  kind,
  subjectId,
  conversationId,
});

/** The present as a cursor. */
export async function currentCursor(db: Db): Promise<string> {
  const [row] = await prepared(db).execute<{ cursor: string }>(sql`select pg_current_snapshot()::text as "cursor"`);
  if (!row) throw new Error("Postgres gave no snapshot");
  return row.cursor;
}

/**
 * Who of `userIds` hears of which conversation: who may see it, and who took part in it or was asked to (so that a desk learns
 * that somebody else took its session over, or that its offer is over).
 */
export async function findHearers(
  db: Db,
  conversationIds: string[],
  userIds: string[],
): Promise<Map<string, Set<string>>> {
  const hearers = new Map<string, Set<string>>();
  if (conversationIds.length === 0 || userIds.length === 0) return hearers;
  const rows = await prepared(db).execute<{ conversationId: string; userId: string }>(sql`
    select c.id as "conversationId", u.id as "userId"
    from jsonb_array_elements_text(${JSON.stringify(conversationIds)}::jsonb) given(conversation),
         jsonb_array_elements_text(${JSON.stringify(userIds)}::jsonb) asked(person),
         lateral (select given.conversation::uuid as id) c, lateral (select asked.person::uuid as id) u
    where ${isVisibleTo(sql`u.id`, sql`c.id`)}
       or exists (select 1 from session_events p where p.conversation_id = c.id and u.id in (p.actor_id, p.user_id))
       or exists (select 1 from sessions s join session_offers o on o.session_id = s.id
                   where s.conversation_id = c.id and o.user_id = u.id)`);
  for (const { conversationId, userId } of rows) {
    const known = hearers.get(conversationId) ?? new Set();
    hearers.set(conversationId, known.add(userId));
  }
  return hearers;
}

/**
 * Drops what is older than three days but the newest of it, by which an older cursor is recognised. Who looked where is of no use
 * to anybody who comes back later than that: they ask anew.
 */
export async function dropOldEvents(db: Db): Promise<number> {
  await db.execute(sql`delete from live_events where kind = 'viewer' and at < now() - interval '10 minutes'`);
  const rows = await db.execute(sql`
    delete from live_events
    where at < now() - ${keptFor}
      and id <> (select id from live_events where at < now() - ${keptFor} order by x desc, id desc limit 1)
    returning id`);
  return rows.length;
}

/** Only ever after a commit; `origin` lets the sender pass over its own. */
export async function notifyOthers(db: Db, origin: string): Promise<void> {
  await db.execute(sql`select pg_notify(${liveChannel}, ${origin})`);
}
