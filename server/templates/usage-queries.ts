import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";

export type TemplateUsage = {
  templateId: string;
  /** Messages of the period that the provider took; the next two are part of it. */
  sent: number;
  delivered: number;
  read: number;
  failed: number;
  /** Of all times. */
  lastUsedAt: Date | null;
};

/** What became of each language version's messages since then. One range of `messages_template` a version. */
export async function templateUsage(db: Db, since: Date): Promise<TemplateUsage[]> {
  const rows = await db.execute<{ [K in keyof TemplateUsage as K]: string | null } & Record<string, unknown>>(sql`
    select t.id as "templateId", used.sent, used.delivered, used.read, used.failed,
           (select m.at from messages m where m.template_id = t.id order by m.at desc limit 1) as "lastUsedAt"
      from templates t,
           lateral (
             select count(*) filter (where status in ('accepted', 'sent', 'delivered', 'read')) as sent,
                    count(*) filter (where status in ('delivered', 'read')) as delivered,
                    count(*) filter (where status = 'read') as read,
                    count(*) filter (where status = 'failed') as failed
               from messages m
              where m.template_id = t.id and m.at > ${since.toISOString()}::timestamptz
           ) used`);
  return rows.map((row) => ({
    templateId: row.templateId ?? "",
    sent: Number(row.sent),
    delivered: Number(row.delivered),
    read: Number(row.read),
    failed: Number(row.failed),
    lastUsedAt: row.lastUsedAt ? new Date(row.lastUsedAt) : null,
  }));
}
