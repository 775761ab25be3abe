import { and, asc, eq, gt, ilike, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { FailureReason, MessageStatus, RecipientStatus } from "@/db/enums";
import { recipients } from "@/db/schema/campaigns";
import { contactIdentities, contacts } from "@/db/schema/contacts";
import { messages } from "@/db/schema/delivery";
import { inGroup } from "./failure-queries";
import { statesOf } from "./ledger-rules";
import { variantLetters } from "./ledger-schema";
import { messageStatusesOf } from "./rules";
import type { RecipientFilter, RecipientsInput } from "./schema";

/** rules.recipientStatus in SQL; a property test holds the two equal. */
export const statusSql = sql<RecipientStatus>`case
  when ${recipients.plan} <> 'planned' then ${recipients.plan}
  when ${messages.id} is null then 'initial'
  when ${messages.status} = 'queued' then case when ${messages.tries} > 0 then 'retry_scheduled' else 'initial' end
  when ${messages.status} = 'accepted' and ${messages.heldAt} is not null then 'in_progress'
  when ${messages.status} in ('accepted', 'sent') then 'sent'
  when ${messages.status} in ('delivered', 'read', 'cancelled') then ${messages.status}
  when ${messages.status} = 'failed' then case
    when ${messages.acceptedAt} is not null or ${messages.providerMessageId} is not null then 'sending_failed' else 'error' end
  else 'in_progress' end`;

/** Rows of a file that is still coming in do not exist yet for anybody. */
export const settledRows = (
  campaignId: string,
): SQL => sql`${recipients.campaignId} = ${campaignId} and (${recipients.importId} in
  (select id from recipient_imports where campaign_id = ${campaignId} and status = 'running')) is not true`;

const pageSize = 50;

/** One page of "Kontakty v kampani" in the file's order. */
export async function pageOfRecipients(db: Db, input: RecipientsInput, limit = pageSize) {
  const rows = await recipientRows(db)
    .where(
      and(
        settledRows(input.campaignId),
        input.cursor ? gt(recipients.id, input.cursor) : undefined,
        input.status ? inStatus(input.campaignId, input.status) : undefined,
        input.group ? and(eq(messages.streamId, input.campaignId), inGroup(input.group)) : undefined,
        input.column ? inArray(statusSql, statesOf(input.column)) : undefined,
        input.source ? fromSource(input.source) : undefined,
        input.variant ? eq(recipients.variant, variantLetters.indexOf(input.variant)) : undefined,
        input.search ? matches(input.search) : undefined,
      ),
    )
    .orderBy(asc(recipients.id))
    .limit(limit + 1);
  return { rows: rows.slice(0, limit), nextCursor: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null };
}

export type RecipientRow = Awaited<ReturnType<typeof pageOfRecipients>>["rows"][number];

const reply = sql<string | null>`(select coalesce(i.body, i.payload -> 'reaction' ->> 'emoji', i.kind)
    from campaign_replies a join messages i on i.id = a.message_id where a.campaign_message_id = ${messages.id})`;

/** What a recipient's line tells; of their message and contact, where there are any. */
export const recipientColumns = {
  id: recipients.id,
  importId: recipients.importId,
  rowNumber: recipients.rowNumber,
  name: sql<string | null>`coalesce(${contacts.name}, ${contacts.profileName})`,
  phone: recipients.phone,
  phoneGiven: recipients.phoneGiven,
  variant: recipients.variant,
  status: statusSql,
  planReason: recipients.planReason,
  values: recipients.values,
  messageId: recipients.messageId,
  conversationId: messages.conversationId,
  tries: messages.tries,
  notBefore: messages.notBefore,
  acceptedAt: messages.acceptedAt,
  deliveredAt: messages.deliveredAt,
  readAt: messages.readAt,
  failedAt: messages.failedAt,
  failureReason: sql<FailureReason | null>`${messages.failureReason}`,
  failureCode: messages.failureCode,
  messageStatus: messages.status,
  providerMessageId: messages.providerMessageId,
  reply,
};

function recipientRows(db: Db) {
  return db
    .select(recipientColumns)
    .from(recipients)
    .leftJoin(messages, eq(messages.id, recipients.messageId))
    .leftJoin(
      contactIdentities,
      and(eq(contactIdentities.kind, "phone"), eq(contactIdentities.value, recipients.phone)),
    )
    .leftJoin(contacts, eq(contacts.id, contactIdentities.contactId));
}

/** The exact rule, with what an index can find in front of it. */
function inStatus(campaignId: string, status: RecipientFilter): SQL | undefined {
  if (status === "replied")
    return sql`${recipients.messageId} in (select campaign_message_id from campaign_replies where campaign_id = ${campaignId})`;
  if (status === "clicked")
    return sql`${recipients.id} in (select recipient_id from short_links where campaign_id = ${campaignId} and clicked_at is not null and recipient_id is not null)`;
  const found: readonly MessageStatus[] = messageStatusesOf[status];
  const exact = eq(statusSql, status);
  if (status === "invalid" || status === "skipped") return eq(recipients.plan, status);
  if (status === "initial" || status === "cancelled") return exact;
  return and(eq(messages.streamId, campaignId), inArray(messages.status, [...found]), exact);
}

const fromSource = (source: string): SQL =>
  source === "none" ? isNull(recipients.importId) : eq(recipients.importId, source);

function matches(search: string): SQL | undefined {
  const digits = search.replace(/\D/g, "");
  return or(
    digits.length > 2 ? ilike(recipients.phone, `%${digits}%`) : undefined,
    ilike(recipients.phoneGiven, `%${search.replace(/[\\%_]/g, "\\$&")}%`),
    sql`coalesce(${contacts.name}, ${contacts.profileName}) ilike ${`%${search.replace(/[\\%_]/g, "\\$&")}%`}`,
  );
}
