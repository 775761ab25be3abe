import { and, eq, inArray, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { FailureReason, MessageStatus, StreamStatus } from "@/db/enums";
import { contactIdentities, contacts } from "@/db/schema/contacts";
import { messages, sendAttempts, sendStreams } from "@/db/schema/delivery";
import { conversations } from "@/db/schema/inbox";
import { media } from "@/db/schema/media";
import { numbers, quotaScopes } from "@/db/schema/numbers";
import { templates } from "@/db/schema/templates";

export type NewMessage = typeof messages.$inferInsert;

/** The ids that were new: a message that is there already is left as it is, so nothing is ever queued twice. */
export async function insertMessages(db: Db, rows: NewMessage[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const inserted = await db.insert(messages).values(rows).onConflictDoNothing().returning({ id: messages.id });
  return inserted.map(({ id }) => id);
}

/** Everything that sending needs, of each message, and no column more: it is read for every one that leaves. */
const prepareToSend = (db: Db) =>
  db
    .select({
      message: {
        id: messages.id,
        kind: messages.kind,
        body: messages.body,
        payload: messages.payload,
        replyToProviderMessageId: messages.replyToProviderMessageId,
      },
      number: { connectionId: numbers.connectionId, providerNumberId: numbers.providerNumberId, phone: numbers.phone },
      media: {
        id: media.id,
        storageKey: media.storageKey,
        mimeType: media.mimeType,
        fileName: media.fileName,
        byteSize: media.byteSize,
      },
      phone: contacts.phone,
      bsuid: sql<string | null>`(select ${contactIdentities.value} from ${contactIdentities}
        where ${contactIdentities.contactId} = ${contacts.id} and ${contactIdentities.kind} = 'bsuid' limit 1)`,
      /** Its id at the provider of today: the number may have moved since the message was written. */
      providerTemplateId: templates.providerTemplateId,
      category: templates.category,
      optedOutAt: contacts.marketingOptedOutAt,
    })
    .from(messages)
    .innerJoin(numbers, eq(numbers.id, messages.numberId))
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .leftJoin(media, eq(media.id, messages.mediaId))
    .leftJoin(templates, eq(templates.id, messages.templateId))
    .where(
      sql`${messages.id} = any (select value::uuid from jsonb_array_elements_text(${sql.placeholder("ids")}::jsonb))`,
    )
    .prepare("messages_to_send");

const toSend = new WeakMap<Db, ReturnType<typeof prepareToSend>>();

/** The statement is built once a pool. */
export async function messagesToSend(db: Db, messageIds: string[]) {
  const prepared = toSend.get(db) ?? prepareToSend(db);
  toSend.set(db, prepared);
  return prepared.execute({ ids: JSON.stringify(messageIds) });
}

export type Sending = Awaited<ReturnType<typeof messagesToSend>>[number];

export async function findMessage(db: Db, messageId: string) {
  const [row] = await db.select().from(messages).where(eq(messages.id, messageId));
  return row ?? null;
}

/** How many of its three tries a message has used. */
export async function triesOf(db: Db, messageId: string): Promise<number> {
  const [row] = await db.select({ tries: messages.tries }).from(messages).where(eq(messages.id, messageId));
  return row?.tries ?? 1;
}

/** False when the attempt is no longer the message's: a receipt or the reconciler was quicker. */
export async function finishAttempt(
  db: Db,
  { messageId, attemptId }: { messageId: string; attemptId: string },
  from: MessageStatus[],
  change: Partial<NewMessage> & { status: MessageStatus },
): Promise<boolean> {
  const rows = await db
    .update(messages)
    .set({ ...change, leaseUntil: null })
    .where(and(eq(messages.id, messageId), eq(messages.attemptId, attemptId), inArray(messages.status, from)))
    .returning({ id: messages.id });
  return rows.length > 0;
}

export async function closeAttempt(
  db: Db,
  attemptId: string,
  at: Date,
  outcome: "requeued" | "failed" | "uncertain",
  failure: { failureReason?: FailureReason; failureCode?: string | null; failureText?: string | null } = {},
): Promise<void> {
  await db
    .update(sendAttempts)
    .set({ finishedAt: at, outcome, ...failure })
    .where(eq(sendAttempts.id, attemptId));
}

export async function limitStream(db: Db, streamId: string, until: Date): Promise<void> {
  await db.update(sendStreams).set({ limitedUntil: until }).where(eq(sendStreams.id, streamId));
}

/** Lets go of what waits for the daily limit that this number shares; answers the numbers concerned. */
export async function freeLimited(db: Db, numberId: string): Promise<string[]> {
  const rows = await db.execute<{ number_id: string }>(sql`
    with sharing as (
      select n.id from numbers n where n.quota_scope_id = (select quota_scope_id from numbers where id = ${numberId})
    ), streams as (
      update send_streams s set limited_until = null from sharing
       where s.number_id = sharing.id and s.status = 'open' and s.limited_until > clock_timestamp()
      returning s.number_id
    ), replies as (
      update messages m set not_before = clock_timestamp() from sharing
       where m.number_id = sharing.id and m.status = 'queued' and m.failure_code = 'daily_limit'
      returning m.number_id
    )
    select number_id from streams union select number_id from replies`);
  return rows.map((row) => row.number_id);
}

/** The operator sees why it waits; it goes on by itself. */
export async function limitMessage(db: Db, messageId: string, until: Date): Promise<void> {
  await db
    .update(messages)
    .set({ notBefore: until, failureReason: "rate_limited_portfolio", failureCode: "daily_limit" })
    .where(and(eq(messages.id, messageId), eq(messages.status, "queued")));
}

export async function upsertStream(db: Db, row: typeof sendStreams.$inferInsert): Promise<void> {
  const { id: _, ...change } = row;
  await db.insert(sendStreams).values(row).onConflictDoUpdate({ target: sendStreams.id, set: change });
}

export async function upsertQuotaScope(
  db: Db,
  row: { id: string; name: string; dailyLimit: number | null },
): Promise<void> {
  await db
    .insert(quotaScopes)
    .values(row)
    .onConflictDoUpdate({ target: quotaScopes.id, set: { dailyLimit: row.dailyLimit } });
}

export async function setStreamStatus(db: Db, streamId: string, status: StreamStatus): Promise<void> {
  await db.update(sendStreams).set({ status }).where(eq(sendStreams.id, streamId));
}

/** What never left: cancelled with the stream. Messages in the air stay until their outcome is known. */
export async function cancelQueued(db: Db, streamId: string): Promise<number> {
  const rows = await db
    .update(messages)
    .set({ status: "cancelled" })
    .where(and(eq(messages.streamId, streamId), inArray(messages.status, ["queued", "needs_decision"])))
    .returning({ id: messages.id });
  return rows.length;
}

/** Leases that ran out: the process died or hangs; what became of the call is unknown. */
export async function loseExpired(db: Db): Promise<{ numberId: string }[]> {
  return db
    .update(messages)
    .set({ status: "uncertain", leaseUntil: null })
    .where(and(eq(messages.status, "sending"), lte(messages.leaseUntil, sql`clock_timestamp()`)))
    .returning({ numberId: messages.numberId });
}

export type Settled = { messageId: string; conversationId: string; streamId: string | null };

/**
 * Messages that have been uncertain for `afterMs`. Proof that one was not sent: `canary` later ones of its number have had receipts
 * and it has none; then it is tried again (three tries), or cancelled with its stream. Without proof a person decides: about an
 * operator's message at once, because someone waits, about a campaign's after a day. Attempts' ids are in order of time.
 */
export async function settleUncertain(
  db: Db,
  input: { afterMs: number; canary: number; maxTries: number },
): Promise<Settled[]> {
  const rows = await db.execute<{ id: string; conversation_id: string; stream_id: string | null }>(sql`
    with doubt as (
      select m.id, m.tries, m.priority, a.started_at, coalesce(s.status = 'closed', false) as is_over,
             (select count(*) >= ${input.canary} from (
                select 1 from (select message_id from send_attempts later where later.id > a.id order by later.id limit 2000) later
                  join messages c on c.id = later.message_id and c.number_id = m.number_id and c.id <> m.id
                 where c.sent_at is not null or c.delivered_at is not null limit ${input.canary}) seen) as is_unsent
        from messages m join send_attempts a on a.id = m.attempt_id left join send_streams s on s.id = m.stream_id
       where m.status = 'uncertain' and a.started_at < clock_timestamp() - ${input.afterMs} * interval '1 millisecond'
    )
    update messages m set not_before = clock_timestamp(),
           status = case when not d.is_unsent then 'needs_decision' when d.is_over then 'cancelled'
                         when d.tries < ${input.maxTries} then 'queued' else 'needs_decision' end
      from doubt d
     where m.id = d.id and m.status = 'uncertain'
       and (d.is_unsent or d.priority = 0 or d.started_at < clock_timestamp() - interval '24 hours')
    returning m.id, m.conversation_id, m.stream_id`);
  return rows.map((row) => ({ messageId: row.id, conversationId: row.conversation_id, streamId: row.stream_id }));
}

/** What was put back into the queue of a stream that had been closed meanwhile. */
export async function cancelLeftovers(db: Db): Promise<void> {
  await db.execute(sql`
    update messages m set status = 'cancelled' from send_streams s
     where s.id = m.stream_id and s.status = 'closed' and m.status = 'queued'`);
}

/** Numbers that have something to send now. */
export async function numbersDue(db: Db): Promise<string[]> {
  const due = sql`m.status = 'queued' and m.number_id = n.id and m.not_before <= clock_timestamp() + interval '60 seconds'
    and (m.not_after is null or m.not_after > clock_timestamp())`;
  const rows = await db.execute<{ id: string }>(sql`
    select n.id from numbers n
     where n.status in ('active', 'name_pending', 'policy_review', 'limited')
       and (exists (select 1 from messages m where ${due} and m.stream_id is null)
            or exists (select 1 from send_streams s where s.number_id = n.id and s.status = 'open'
                          and coalesce(s.limited_until, '-infinity') <= clock_timestamp()
                          and exists (select 1 from messages m where ${due} and m.stream_id = s.id)))`);
  return rows.map(({ id }) => id);
}

/**
 * A person's "try again". After a failure the old attempt is over: late repetitions of its receipts must not end the new one. After
 * doubt it is not: a receipt that still comes means that it was sent.
 */
export async function requeue(db: Db, messageId: string, from: MessageStatus, now: Date): Promise<boolean> {
  const rows = await db
    .update(messages)
    .set({
      status: "queued",
      tries: 0,
      notBefore: now,
      ...(from === "failed" ? { attemptId: null } : {}),
      failedAt: null,
      acceptedAt: null,
      heldAt: null,
      sentAt: null,
      providerMessageId: null,
      failureReason: null,
      failureCode: null,
      failureText: null,
    })
    .where(and(eq(messages.id, messageId), eq(messages.status, from)))
    .returning({ id: messages.id });
  return rows.length > 0;
}

/** False when nobody is asked about the message any more. */
export async function acceptUndecided(db: Db, messageId: string, now: Date): Promise<boolean> {
  const rows = await db
    .update(messages)
    .set({ status: "accepted", acceptedAt: now })
    .where(and(eq(messages.id, messageId), eq(messages.status, "needs_decision")))
    .returning({ id: messages.id });
  return rows.length > 0;
}
