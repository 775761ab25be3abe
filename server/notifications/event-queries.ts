import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { NotificationKind, Role } from "@/db/enums";
import { isVisibleTo } from "@/db/visible-conversations";
import type { Choice } from "./rules";

const cursor = "desk";

/** Locks the place up to which people have been told; who waits here goes on from where the other stopped. */
export async function lockCursor(db: Db): Promise<string> {
  await db.execute(sql`
    insert into notification_cursors (name, snapshot) values (${cursor}, pg_current_snapshot()::text) on conflict do nothing`);
  const [row] = await db.execute<{ snapshot: string }>(
    sql`select snapshot from notification_cursors where name = ${cursor} for update`,
  );
  if (!row) throw new Error("the cursor of notifications is gone");
  return row.snapshot;
}

export type Telling = {
  since: string;
  now: Date;
  /** Things that happened before are old news. */
  freshSince: Date;
  /** Who heard of a waiting session since then hears of no other. */
  quietSince: Date;
  rules: { kind: NotificationKind; usual: Choice }[];
  /** Roles that see every conversation. */
  allSeeing: Role[];
  /** Roles that manage campaigns, their authors among them. */
  managing: Role[];
};

/**
 * What became visible since the cursor becomes notifications, in one statement and thus as of one snapshot, and the cursor moves
 * there: nothing twice, nothing missed, whoever runs it and however often. Only for active people who are not away and may see the
 * conversation; of campaigns those who are away hear as well, because nobody has to be at the desk for one. Answers who was told.
 */
export async function tellSince(db: Db, telling: Telling): Promise<{ id: string; userId: string }[]> {
  const { since, now, rules, allSeeing } = telling;
  const at = time(now);
  return db.execute<{ id: string; userId: string }>(sql`
    with s as materialized (select pg_current_snapshot() as now, ${since}::pg_snapshot as was),
    moved as (update notification_cursors set snapshot = (select now::text from s) where name = ${cursor}),
    seen as materialized (
      select distinct e.kind, e.subject_id from s join live_events e
          on e.x >= pg_snapshot_xmin(s.was) and not pg_visible_in_snapshot(e.x, s.was) and e.kind in ('message', 'session', 'mention', 'reminder', 'scheduled', 'campaign')),
    seen_messages as materialized (select subject_id::uuid as id from seen where kind = 'message'),
    seen_sessions as materialized (select subject_id::uuid as id from seen where kind = 'session'),
    seen_mentions as materialized (select subject_id::uuid as id from seen where kind = 'mention'),
    seen_reminders as materialized (select subject_id::uuid as id from seen where kind = 'reminder'),
    seen_scheduled as materialized (select subject_id::uuid as id from seen where kind = 'scheduled'),
    seen_campaigns as materialized (select subject_id::uuid as id from seen where kind = 'campaign'),
    happened as (
      (${messagesInMine(telling)}) union all (${offeredToMe}) union all (${handedToMe(telling)}) union all (${waiting(telling)})
      union all (${namedInNotes}) union all (${alertedByRules(telling)}) union all (${closingWindows(telling)}) union all (${failedPlans(telling)})
      union all (${stoppedCampaigns(telling)})
    ),
    rules as (select * from jsonb_to_recordset(${JSON.stringify(rules.map(toRow))}::jsonb)
      as r(kind text, in_app boolean, sound boolean, push boolean))
    insert into notifications (id, user_id, kind, occasion, conversation_id, campaign_id, subject_id, in_app, sound, push, created_at)
    select gen_random_uuid(), u.id, h.kind, h.occasion, h.conversation_id, case when h.kind = 'campaign' then h.subject_id end, h.subject_id,
           w.in_app, w.sound, w.push, ${at}
      from happened h
      join users u on u.id = h.user_id and u.active and (u.presence = 'online' or h.kind = 'campaign')
      join rules r on r.kind = h.kind
      left join notification_choices c on c.user_id = u.id and c.kind = h.kind
     cross join lateral (select coalesce(c.in_app, r.in_app) as in_app, coalesce(c.sound, r.sound) as sound,
                                coalesce(c.push, r.push) as push) w
     where (w.in_app or w.sound or w.push)
       and (h.conversation_id is null or u.role = any(${sql.param(allSeeing)}::text[])
            or ${isVisibleTo(sql`u.id`, sql`h.conversation_id`)})
    on conflict (user_id, kind, occasion) do nothing
    returning id, user_id as "userId"`);
}

const toRow = ({ kind, usual }: Telling["rules"][number]) => ({
  kind,
  in_app: usual.inApp,
  sound: usual.sound,
  push: usual.push,
});

const time = (at: Date): SQL => sql`${at.toISOString()}::timestamptz`;

/** Who holds a session or was invited to it. */
const peopleOf = sql`(
  select s.operator_id as user_id where s.operator_id is not null
  union select g.user_id from session_guests g where g.session_id = s.id and g.left_at is null)`;

/**
 * What a client wrote into a session since somebody leads it, the newest of each conversation. A message that is told of again (its
 * file has come) is not news where the person heard of the conversation after it came.
 */
const messagesInMine = ({ freshSince }: Telling): SQL => sql`
  select distinct on (p.user_id, m.conversation_id)
         p.user_id, 'message' as kind, m.id::text as occasion, m.conversation_id, m.id as subject_id
    from seen_messages e join messages m on m.id = e.id
    join sessions s on s.id = m.session_id and s.status <> 'ended'
    join lateral ${peopleOf} p on true
   where m.direction = 'in' and m.kind not in ('reaction', 'system') and m.created_at > ${time(freshSince)}
     and m.created_at > coalesce(s.accepted_at, '-infinity')
     and not exists (select 1 from notifications n where n.user_id = p.user_id and n.kind = 'message'
                        and n.conversation_id = m.conversation_id and n.created_at >= m.created_at)
   order by p.user_id, m.conversation_id, m.seq desc`;

/** A colleague named in a note. */
const namedInNotes = sql`
  select m.user_id, 'mention', m.note_id::text, x.conversation_id, x.id
    from seen_mentions e join notes x on x.id = e.id
    join mentions m on m.note_id = x.id and m.read_at is null and m.user_id <> x.author_id`;

/** Whom a rule of the company alerts (N.46); once for each time it acted. */
const alertedByRules = ({ freshSince }: Telling): SQL => sql`
  select p.user_id, 'rule', f.id::text, s.conversation_id, f.id
    from seen_sessions e join sessions s on s.id = e.id
    join automation_firings f on f.session_id = s.id and f.held and f.at > ${time(freshSince)}
   cross join lateral (
      select d -> 'action' -> 'to' ->> 'kind' as kind, (d -> 'action' -> 'to' ->> 'id')::uuid as id
        from jsonb_array_elements(f.done) d where d -> 'action' ->> 'kind' = 'alert' and d ->> 'reason' is null) a
    join lateral (
      select u.id as user_id from users u where a.kind = 'supervisors' and u.role = 'supervisor'
      union select a.id where a.kind = 'user'
      union select gm.user_id from group_members gm where a.kind = 'group' and gm.group_id = a.id) p on true`;

/** The window of a session is about to end while its client waits for who holds it (O13). */
const closingWindows = ({ now }: Telling): SQL => sql`
  select r.user_id, 'window', r.id::text, s.conversation_id, s.id
    from seen_reminders e join window_reminders r on r.id = e.id
    join sessions s on s.id = r.session_id and s.status = 'active' and s.operator_id = r.user_id
   where r.window_ends_at > ${time(now)}`;

/** A message for later that could not leave (O30); once for each time it was tried. */
const failedPlans = ({ freshSince }: Telling): SQL => sql`
  select p.author_id, 'scheduled_failed', p.id || ':' || extract(epoch from p.ended_at), p.conversation_id, p.id
    from seen_scheduled e join scheduled_messages p on p.id = e.id
   where p.status = 'failed' and p.ended_at > ${time(freshSince)} and p.dismissed_at is null`;

/** A campaign that stands still though nobody paused it: the guard, a missed start, its template … (O3, O8); once for each time. */
const stoppedCampaigns = ({ freshSince, managing }: Telling): SQL => sql`
  select u.id, 'campaign', c.id || ':' || extract(epoch from c.paused_at), null::uuid, c.id
    from seen_campaigns e join campaigns c on c.id = e.id and c.status = 'paused' and c.pause_reason <> 'feature_off'
     and c.paused_at > ${time(freshSince)}
    join users u on u.role = any(${sql.param(managing)}::text[])`;

/** A waiting session that is this person's turn (N.42). */
const offeredToMe = sql`
  select o.user_id, 'offered', o.id::text, s.conversation_id, s.id
    from seen_sessions e join sessions s on s.id = e.id
    join session_offers o on o.session_id = s.id and o.outcome is null`;

/** Forwarded to a person, or a person invited (S1.19). */
const handedToMe = ({ freshSince }: Telling): SQL => sql`
  select v.user_id, 'offered', 'event:' || v.id, s.conversation_id, s.id
    from seen_sessions e join sessions s on s.id = e.id and s.status <> 'ended'
    join session_events v on v.conversation_id = s.conversation_id and v.session_id = s.id
     and v.at > ${time(freshSince)} and v.action in ('forwarded', 'invited')
    join lateral ${peopleOf} p on p.user_id = v.user_id
   where v.actor_id is distinct from v.user_id`;

/**
 * A session in the queue that anybody of its group may take, or everybody where it has none. Groups that are asked one by one hear
 * of it by their offers; whom the routing would have first is asked first. One a person at once, then quiet for a while.
 */
const waiting = ({ quietSince }: Telling): SQL => sql`
  select distinct on (u.id) u.id, 'waiting', s.id || coalesce(':' || extract(epoch from s.queued_at), ''), s.conversation_id, s.id
    from seen_sessions e join sessions s on s.id = e.id and s.status = 'waiting'
    left join groups g on g.id = s.group_id
    join users u on s.group_id is null
      or exists (select 1 from group_members gm where gm.group_id = s.group_id and gm.user_id = u.id)
   where coalesce(g.mode, 'whole_group') = 'whole_group'
     and not exists (select 1 from session_offers o where o.session_id = s.id and o.outcome is null)
     and (s.preferred_operator_id is null or exists (select 1 from session_offers o where o.session_id = s.id
            and o.offered_at >= coalesce(s.queued_at, '-infinity')))
     and not exists (select 1 from session_events v where v.conversation_id = s.conversation_id and v.session_id = s.id
            and v.at = s.queued_at and v.actor_id = u.id)
     and not exists (select 1 from notifications n where n.user_id = u.id and n.kind = 'waiting'
            and n.created_at > ${time(quietSince)})
   order by u.id, s.started_at desc`;
