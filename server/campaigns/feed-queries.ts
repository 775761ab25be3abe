import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { campaigns, recipients } from "@/db/schema/campaigns";
import { sendStreams } from "@/db/schema/delivery";
import { conversations } from "@/db/schema/inbox";
import { numbers } from "@/db/schema/numbers";
import { templates } from "@/db/schema/templates";
import { settledRows } from "./status-queries";
import { variantTemplates } from "./variant-queries";

/** Campaign, number, its templates and the state of its stream as feeding needs them; read under the campaign's lock. */
export async function feedFacts(db: Db, campaignId: string) {
  const [row] = await db
    .select({ campaign: campaigns, number: numbers, template: templates, streamStatus: sendStreams.status })
    .from(campaigns)
    .innerJoin(numbers, eq(numbers.id, campaigns.numberId))
    .innerJoin(templates, eq(templates.id, campaigns.templateId))
    .leftJoin(sendStreams, eq(sendStreams.id, campaigns.id))
    .where(eq(campaigns.id, campaignId));
  return row ? { ...row, variants: await variantTemplates(db, row.campaign.variants) } : null;
}

/** The next recipients of these calling codes, in their order. */
export async function nextRecipients(
  db: Db,
  campaignId: string,
  { limit, dialCodes }: { limit: number; dialCodes: string[] },
) {
  if (limit <= 0 || dialCodes.length === 0) return [];
  const unfed = and(settledRows(campaignId), eq(recipients.plan, "planned"), isNull(recipients.messageId));
  const next = sql`(select f.id from json_array_elements_text(${JSON.stringify(dialCodes)}::json) as c(code) cross join lateral (
      select id from recipients where ${unfed} and dial_code = c.code order by id limit ${limit}) f)`;
  return db
    .select({
      id: recipients.id,
      phone: recipients.phone,
      dialCode: recipients.dialCode,
      values: recipients.values,
      variant: recipients.variant,
    })
    .from(recipients)
    .where(and(unfed, sql`${recipients.id} in ${next}`))
    .orderBy(asc(recipients.id))
    .limit(limit)
    .for("update", { skipLocked: true });
}

/** The conversations of these contacts on a number, made where there are none; they stay out of the inbox until somebody writes. */
export async function ensureConversations(
  db: Db,
  numberId: string,
  rows: { id: string; contactId: string }[],
): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  await db
    .insert(conversations)
    .values(rows.map((row) => ({ ...row, numberId })))
    .onConflictDoNothing();
  const found = await db.execute<{ id: string; contact_id: string }>(sql`
    select id, contact_id from conversations where number_id = ${numberId}
       and contact_id in (select json_array_elements_text(${JSON.stringify(rows.map(({ contactId }) => contactId))}::json)::uuid)`);
  return new Map(found.map((row) => [row.contact_id, row.id]));
}

/** With the template each of them got. */
export async function attachMessages(
  db: Db,
  rows: { id: number; messageId: string; variant: number | null }[],
): Promise<void> {
  if (rows.length === 0) return;
  const given = rows.map(({ id, messageId, variant }) => ({ id, message_id: messageId, variant }));
  await db.execute(sql`
    update recipients r set message_id = g.message_id, variant = g.variant
      from json_to_recordset(${JSON.stringify(given)}::json) as g(id bigint, message_id uuid, variant smallint)
     where r.id = g.id`);
}

export async function skipRecipients(db: Db, rows: { id: number; reason: string }[]): Promise<void> {
  if (rows.length === 0) return;
  await db.execute(sql`
    update recipients r set plan = 'skipped', plan_reason = g.reason
      from json_to_recordset(${JSON.stringify(rows)}::json) as g(id bigint, reason text) where r.id = g.id`);
}

/** What a tick looks at: messages that may leave about now, what is not over yet, and whether recipients still wait for a message. */
export async function feedState(db: Db, campaignId: string, now: Date) {
  const [row] = await db.execute<{
    due: number;
    open: number;
    unfed: boolean;
    importing: boolean;
    limited: boolean;
  }>(sql`
    select (select count(*) from messages where stream_id = ${campaignId} and status = 'queued'
               and not_before <= ${now.toISOString()}::timestamptz + interval '1 minute')::int as due,
           (select count(*) from messages where stream_id = ${campaignId} and status in ('queued', 'sending', 'uncertain'))::int as open,
           exists (select 1 from recipients where campaign_id = ${campaignId} and plan = 'planned' and message_id is null) as unfed,
           exists (select 1 from recipient_imports where campaign_id = ${campaignId} and status = 'running') as importing,
           exists (select 1 from send_streams where id = ${campaignId} and limited_until > clock_timestamp()) as limited`);
  return row ?? { due: 0, open: 0, unfed: false, importing: false, limited: false };
}

/** Recipients without a message, cancelled with the campaign (S2.38). Answers how many. */
export async function cancelUnsent(db: Db, campaignId: string): Promise<number> {
  const rows = await db.execute<{ count: number }>(sql`
    with done as (
      update recipients set plan = 'cancelled' where campaign_id = ${campaignId} and plan = 'planned' and message_id is null returning 1
    ) select count(*)::int as count from done`);
  return rows[0]?.count ?? 0;
}
