import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Locale, NoticeChannel } from "@/db/enums";
import { alertNotices } from "@/db/schema/alerts";

/**
 * One notice for every way to every active administrator: their mailbox, and each browser whose login still counts. Those that are
 * there already stay as they are.
 */
export async function insertNotices(db: Db, input: { alertId: string; hasMail: boolean; at: Date }): Promise<void> {
  await db.execute(sql`
    with admins as (select id from users where role = 'admin' and active),
    targets as (
      select 'mail' as channel, id as user_id, id as target_id from admins where ${input.hasMail}
      union all
      select 'push', a.id, p.id from admins a
        join push_subscriptions p on p.user_id = a.id
        join logins l on l.id = p.login_id and l.revoked_at is null
    )
    insert into alert_notices (id, alert_id, user_id, channel, target_id, status, not_before)
    select gen_random_uuid(), ${input.alertId}::uuid, user_id, channel, target_id, 'pending', ${input.at.toISOString()}::timestamptz
      from targets
    on conflict (alert_id, channel, target_id) do nothing`);
}

export type ClaimedNotice = {
  id: string;
  channel: NoticeChannel;
  userId: string;
  targetId: string;
  tries: number;
  email: string;
  locale: Locale;
  /** Null for mail, and for a browser that is gone. */
  endpoint: string | null;
  p256dh: string | null;
  auth: string | null;
};

/** Takes what is due and belongs to nobody, until `leaseUntil`. */
export async function claimNotices(
  db: Db,
  input: { alertId: string; now: Date; leaseUntil: Date },
): Promise<ClaimedNotice[]> {
  return db.execute<ClaimedNotice>(sql`
    with due as (
      select id from alert_notices
       where alert_id = ${input.alertId} and status = 'pending' and not_before <= ${input.now.toISOString()}::timestamptz
         for update skip locked
    ), claimed as (
      update alert_notices n set tries = n.tries + 1, not_before = ${input.leaseUntil.toISOString()}::timestamptz
        from due where n.id = due.id
      returning n.*
    )
    select c.id, c.channel, c.user_id as "userId", c.target_id as "targetId", c.tries, u.email, u.locale,
           p.endpoint, p.p256dh, p.auth
      from claimed c join users u on u.id = c.user_id
      left join push_subscriptions p on c.channel = 'push' and p.id = c.target_id`);
}

export async function finishNotice(
  db: Db,
  noticeId: string,
  outcome: Partial<Pick<typeof alertNotices.$inferInsert, "status" | "error" | "sentAt" | "notBefore">>,
): Promise<void> {
  await db.update(alertNotices).set(outcome).where(eq(alertNotices.id, noticeId));
}

export async function countPending(db: Db, alertId: string): Promise<number> {
  return db.$count(alertNotices, and(eq(alertNotices.alertId, alertId), eq(alertNotices.status, "pending")));
}
