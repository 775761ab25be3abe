import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Locale, MessageKind, NotificationKind, Role } from "@/db/enums";
import { notificationPushes } from "@/db/schema/notifications";
import { isVisibleTo } from "@/db/visible-conversations";
import type { ToldCampaign } from "./text-rules";

/** One push for each browser whose login still counts, of those who want one. */
export async function insertPushes(
  db: Db,
  input: { notificationIds: string[]; rules: { kind: NotificationKind; pushAfterMs: number }[] },
): Promise<void> {
  await db.execute(sql`
    insert into notification_pushes (notification_id, subscription_id, status, not_before)
    select n.id, p.id, 'pending', n.created_at + r."pushAfterMs" * interval '1 millisecond'
      from notifications n
      join jsonb_to_recordset(${JSON.stringify(input.rules)}::jsonb) as r(kind text, "pushAfterMs" integer) on r.kind = n.kind
      join push_subscriptions p on p.user_id = n.user_id
      join logins l on l.id = p.login_id and l.revoked_at is null
     where n.id = any(${sql.param(input.notificationIds)}::uuid[]) and n.push
    on conflict do nothing`);
}

export type ClaimedPush = {
  notificationId: string;
  subscription: { id: string; endpoint: string; p256dh: string; auth: string };
  tries: number;
  kind: NotificationKind;
  conversationId: string | null;
  campaignId: string | null;
  inApp: boolean;
  sound: boolean;
  locale: Locale;
  client: { name: string | null; profileName: string | null; phone: string | null };
  campaign: ToldCampaign | null;
  numberName: string;
  message: { kind: MessageKind; body: string | null } | null;
  /** Who wrote the note. */
  colleague: string | null;
  /** The rule that alerts. */
  rule: string | null;
  /** Conversations of theirs with something unread: the number on the app's icon. */
  unread: number;
  /** The person is still to hear of it, and it is still true. */
  isDue: boolean;
};

/** Takes pushes that are due and belong to nobody, until `leaseUntil`. */
export async function claimPushes(
  db: Db,
  input: { now: Date; leaseUntil: Date; freshSince: Date; allSeeing: Role[]; managing: Role[]; limit: number },
): Promise<ClaimedPush[]> {
  return db.execute<ClaimedPush>(sql`
    with due as (
      select notification_id, subscription_id from notification_pushes
       where status = 'pending' and not_before <= ${time(input.now)}
       order by not_before limit ${input.limit} for update skip locked
    ), claimed as (
      update notification_pushes p set tries = p.tries + 1, not_before = ${time(input.leaseUntil)}
        from due where p.notification_id = due.notification_id and p.subscription_id = due.subscription_id
      returning p.*
    )
    select n.id as "notificationId", jsonb_build_object('id', b.id, 'endpoint', b.endpoint, 'p256dh', b.p256dh, 'auth', b.auth)
             as subscription,
           c.tries, n.kind, n.conversation_id as "conversationId", n.campaign_id as "campaignId", n.in_app as "inApp", n.sound, u.locale,
           jsonb_build_object('name', coalesce(kept.name, k.name), 'profileName', k.profile_name, 'phone', k.phone) as client, nu.name as "numberName",
           case when g.id is not null then jsonb_build_object('name', g.name, 'reason', g.pause_reason, 'details', g.pause_details)
             end as campaign,
           case when m.id is not null then jsonb_build_object('kind', m.kind, 'body', left(m.body, 200))
                when x.id is not null then jsonb_build_object('kind', 'text', 'body', left(x.body, 200)) end as message,
           a.name as colleague, f.name as rule,
           (select count(*)::int from (
              select 1 from sessions s join conversations mine on mine.id = s.conversation_id and mine.unread_count > 0
               where s.operator_id = u.id and s.status <> 'ended' limit 100) as counted) as unread,
           u.active and (u.presence = 'online' or g.id is not null) and l.revoked_at is null and n.created_at > ${time(input.freshSince)}
             and case when g.id is not null then u.role = any(${sql.param(input.managing)}::text[])
                      else u.role = any(${sql.param(input.allSeeing)}::text[]) or ${isVisibleTo(sql`u.id`, sql`n.conversation_id`)} end
             and ${isTrue} as "isDue"
      from claimed c
      join notifications n on n.id = c.notification_id
      join push_subscriptions b on b.id = c.subscription_id
      join logins l on l.id = b.login_id
      join users u on u.id = n.user_id and u.id = b.user_id
      left join conversations v on v.id = n.conversation_id
      left join contacts k on k.id = v.contact_id
      left join contacts kept on kept.id = k.merged_into_id
      left join campaigns g on g.id = n.campaign_id
      join numbers nu on nu.id = coalesce(v.number_id, g.number_id)
      left join messages m on n.kind = 'message' and m.id = n.subject_id
      left join notes x on n.kind = 'mention' and x.id = n.subject_id
      left join users a on a.id = x.author_id
      left join automation_firings f on n.kind = 'rule' and f.id = n.subject_id`);
}

const time = (at: Date) => sql`${at.toISOString()}::timestamptz`;

/** What was read, taken or refused meanwhile needs no push. */
const isTrue = sql`case n.kind
  when 'message' then v.unread_count > 0
  when 'waiting' then exists (select 1 from sessions s where s.id = n.subject_id and s.status = 'waiting')
  when 'offered' then exists (select 1 from sessions s where s.id = n.subject_id and s.status <> 'ended' and (
    s.operator_id = u.id
    or exists (select 1 from session_offers o where o.session_id = s.id and o.user_id = u.id and o.outcome is null)
    or exists (select 1 from session_guests g where g.session_id = s.id and g.user_id = u.id and g.left_at is null)))
  when 'mention' then exists (select 1 from mentions o where o.note_id = n.subject_id and o.user_id = u.id and o.read_at is null)
  when 'window' then exists (select 1 from sessions s where s.id = n.subject_id and s.status = 'active' and s.operator_id = u.id)
    and exists (select 1 from messages w where w.id = v.last_message_id and w.direction = 'in')
  when 'scheduled_failed' then exists (select 1 from scheduled_messages p where p.id = n.subject_id and p.status = 'failed'
    and p.dismissed_at is null)
  when 'campaign' then g.status = 'paused' and g.pause_reason is not null
  else true end`;

export async function finishPush(
  db: Db,
  { notificationId, subscriptionId }: { notificationId: string; subscriptionId: string },
  outcome: Partial<Pick<typeof notificationPushes.$inferInsert, "status" | "error" | "sentAt" | "notBefore">>,
): Promise<void> {
  await db
    .update(notificationPushes)
    .set(outcome)
    .where(
      and(
        eq(notificationPushes.notificationId, notificationId),
        eq(notificationPushes.subscriptionId, subscriptionId),
        eq(notificationPushes.status, "pending"),
      ),
    );
}

/** When the next push is due; null = none waits. */
export async function nextPushDue(db: Db): Promise<Date | null> {
  const [row] = await db.execute<{ at: Date | string | null }>(
    sql`select min(not_before) as at from notification_pushes where status = 'pending'`,
  );
  return row?.at ? new Date(row.at) : null;
}
