import { and, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Locale, Role } from "@/db/enums";
import { notificationMails } from "@/db/schema/notifications";
import type { ToldCampaign } from "./text-rules";

/** One e-mail for each notification of a campaign that is to be heard of outside the app. */
export async function insertMails(db: Db, notificationIds: string[]): Promise<void> {
  await db.execute(sql`
    insert into notification_mails (notification_id, status, not_before)
    select id, 'pending', created_at from notifications
     where id = any(${sql.param(notificationIds)}::uuid[]) and kind = 'campaign' and push
    on conflict do nothing`);
}

export type ClaimedMail = {
  notificationId: string;
  tries: number;
  email: string;
  locale: Locale;
  campaignId: string;
  campaign: ToldCampaign;
  numberName: string;
  /** The person is still to hear of it, and the campaign still stands. */
  isDue: boolean;
};

/** Takes e-mails that are due and belong to nobody, until `leaseUntil`. */
export async function claimMails(
  db: Db,
  input: { now: Date; leaseUntil: Date; managing: Role[]; limit: number },
): Promise<ClaimedMail[]> {
  return db.execute<ClaimedMail>(sql`
    with due as (
      select notification_id from notification_mails where status = 'pending' and not_before <= ${time(input.now)}
       order by not_before limit ${input.limit} for update skip locked
    ), claimed as (
      update notification_mails m set tries = m.tries + 1, not_before = ${time(input.leaseUntil)}
        from due where m.notification_id = due.notification_id returning m.*
    )
    select n.id as "notificationId", c.tries, u.email, u.locale, g.id as "campaignId", nu.name as "numberName",
           jsonb_build_object('name', g.name, 'reason', g.pause_reason, 'details', g.pause_details) as campaign,
           u.active and u.role = any(${sql.param(input.managing)}::text[]) and g.status = 'paused' and g.pause_reason is not null as "isDue"
      from claimed c join notifications n on n.id = c.notification_id join users u on u.id = n.user_id
      join campaigns g on g.id = n.campaign_id join numbers nu on nu.id = g.number_id`);
}

const time = (at: Date) => sql`${at.toISOString()}::timestamptz`;

export async function finishMail(
  db: Db,
  notificationId: string,
  outcome: Partial<Pick<typeof notificationMails.$inferInsert, "status" | "error" | "sentAt" | "notBefore">>,
): Promise<void> {
  await db
    .update(notificationMails)
    .set(outcome)
    .where(and(eq(notificationMails.notificationId, notificationId), eq(notificationMails.status, "pending")));
}
