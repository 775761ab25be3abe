import { and, eq, inArray, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { FailureReason, MessageStatus, StreamStatus } from "@/db/enums";
import { contactIdentities, contacts } from "@/db/schema/contacts";
import { messages, sendAttempts, sendStreams } from "@/db/schema/delivery";
import { conversations } from "@/db/schema/inbox";
import { media } from "@/db/schema/media";
import { numbers, quotaScopes } from "@/db/schema/numbers";

export type NewMessage = typeof messages.$inferInsert;

/** The ids that were new: a message that is there already is left as it is, so nothing is ever queued twice. */
export async function insertMessages(db: Db, rows: NewMessage[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const inserted = await db.insert(messages).values(rows).onConflictDoNothing().returning({ id: messages.id });
  return inserted.map(({ id }) => id);
}

/** Everything that sending one message needs. */
export async function messageToSend(db: Db, messageId: string) {
  const [row] = await db
    .select({
      message: messages,
      number: numbers,
      media,
      phone: contacts.phone,
      bsuid: sql<string | null>`(select ${contactIdentities.value} from ${contactIdentities}
        where ${contactIdentities.contactId} = ${contacts.id} and ${contactIdentities.kind} = 'bsuid' limit 1)`,
    })
    .from(messages)
    .innerJoin(numbers, eq(numbers.id, messages.numberId))
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .leftJoin(media, eq(media.id, messages.mediaId))
    .where(eq(messages.id, messageId));
  return row ?? null;
}

export type Sending = NonNullable<Awaited<ReturnType<typeof messageToSend>>>;

export async function findMessage(db: Db, messageId: string) {
  const [row] = await db.select().from(messages).where(eq(messages.id, messageId));
  return row ?? null;
}

/** False when the attempt is no longer the message's: a receipt or the reconciler was quicker. */
export async function finishAttempt(
  db: Db,
  attemptId: string,
  from: MessageStatus[],
  change: Partial<NewMessage> & { status: MessageStatus },
): Promise<boolean> {
  const rows = await db
    .update(messages)
    .set({ ...change, leaseUntil: null })
    .where(and(eq(messages.attemptId, attemptId), inArray(messages.status, from)))
    .returning({ id: messages.id });
  return rows.length > 0;
}

export async function closeAttempt(
  db: Db,
  attemptId: string,
  at: Date,
  outcome: "accepted" | "requeued" | "failed" | "uncertain",
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

/**
 * Uncertain messages older than `afterMs` whose number has had receipts for at least `canary` later accepted messages: webhooks
 * flow, and none came for this one, so it was not sent. Three tries, then a person decides.
 */
export async function settleUncertain(db: Db, afterMs: number, canary: number, maxTries: number): Promise<number> {
  const rows = await db.execute(sql`
    update messages m
       set status = case when m.tries < ${maxTries} then 'queued' else 'needs_decision' end, not_before = clock_timestamp()
      from send_attempts a
     where m.status = 'uncertain' and a.id = m.attempt_id
       and a.started_at < clock_timestamp() - ${afterMs} * interval '1 millisecond'
       and (select count(*) from (select 1 from messages c
             where c.number_id = m.number_id and c.accepted_at > a.started_at and (c.sent_at is not null or c.delivered_at is not null)
             limit ${canary}) seen) >= ${canary}
    returning m.id`);
  return rows.length;
}

/** Uncertain for a whole day with no proof either way: a person decides. */
export async function askAboutStale(db: Db): Promise<number> {
  const rows = await db.execute(sql`
    update messages m set status = 'needs_decision' from send_attempts a
     where m.status = 'uncertain' and a.id = m.attempt_id and a.started_at < clock_timestamp() - interval '24 hours' returning m.id`);
  return rows.length;
}

/** Numbers that have something to send now. */
export async function numbersDue(db: Db): Promise<string[]> {
  const rows = await db.execute<{ number_id: string }>(sql`
    select distinct m.number_id from messages m join numbers n on n.id = m.number_id left join send_streams s on s.id = m.stream_id
     where m.status = 'queued' and m.not_before <= clock_timestamp() + interval '60 seconds'
       and n.status in ('active', 'name_pending', 'policy_review', 'limited')
       and (m.stream_id is null or (s.status = 'open' and coalesce(s.limited_until, '-infinity') <= clock_timestamp()))`);
  return rows.map((row) => row.number_id);
}

export async function requeue(db: Db, messageId: string, from: MessageStatus, now: Date): Promise<boolean> {
  const rows = await db
    .update(messages)
    .set({
      status: "queued",
      tries: 0,
      notBefore: now,
      failedAt: null,
      acceptedAt: null,
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
