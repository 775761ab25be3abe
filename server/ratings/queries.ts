import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { conversations } from "@/db/schema/inbox";
import { connections, numbers } from "@/db/schema/numbers";
import { ratingNumbers, ratingSettings, sessionRatings } from "@/db/schema/ratings";
import type { Ask } from "./answer-rules";
import type { NumberRatingInput, RatingSettings } from "./schema";

const company = "company";

export async function readSettings(db: Db): Promise<RatingSettings | null> {
  const [row] = await db.select().from(ratingSettings).where(eq(ratingSettings.key, company));
  return row ?? null;
}

export async function writeSettings(db: Db, settings: RatingSettings): Promise<void> {
  await db
    .insert(ratingSettings)
    .values({ key: company, ...settings })
    .onConflictDoUpdate({ target: ratingSettings.key, set: settings });
}

export async function numberRatingOf(db: Db, numberId: string) {
  const [row] = await db.select().from(ratingNumbers).where(eq(ratingNumbers.numberId, numberId));
  return row ?? null;
}

export async function writeNumberRating(db: Db, row: NumberRatingInput): Promise<void> {
  const { mode, templateId } = row;
  await db
    .insert(ratingNumbers)
    .values(row)
    .onConflictDoUpdate({ target: ratingNumbers.numberId, set: { mode, templateId } });
}

/** Every number with its own way of asking, if it has one. */
export async function numberRatings(db: Db) {
  return db
    .select({
      numberId: numbers.id,
      name: numbers.name,
      phone: numbers.phone,
      provider: connections.provider,
      mode: ratingNumbers.mode,
      templateId: ratingNumbers.templateId,
    })
    .from(numbers)
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .leftJoin(ratingNumbers, eq(ratingNumbers.numberId, numbers.id))
    .orderBy(asc(numbers.name), asc(numbers.id));
}

/** False when the session has one already. */
export async function insertRating(db: Db, row: typeof sessionRatings.$inferInsert): Promise<boolean> {
  const rows = await db.insert(sessionRatings).values(row).onConflictDoNothing().returning({ id: sessionRatings.id });
  return rows.length > 0;
}

export async function dueRatings(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: sessionRatings.id })
    .from(sessionRatings)
    .where(and(eq(sessionRatings.status, "planned"), lte(sessionRatings.dueAt, now)))
    .orderBy(asc(sessionRatings.dueAt), asc(sessionRatings.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** A question that is still to be asked, locked until the end of the transaction; null when another tick has it. */
export async function takePlanned(db: Db, id: string) {
  const [row] = await db
    .select()
    .from(sessionRatings)
    .where(and(eq(sessionRatings.id, id), eq(sessionRatings.status, "planned")))
    .for("update", { skipLocked: true });
  return row ?? null;
}

export async function moveRating(
  db: Db,
  id: string,
  change: Partial<typeof sessionRatings.$inferInsert>,
): Promise<void> {
  await db.update(sessionRatings).set(change).where(eq(sessionRatings.id, id));
}

/** What decides whether a client is asked, and how. */
export async function askFacts(db: Db, { conversationId, sessionId }: { conversationId: string; sessionId: string }) {
  const [row] = await db
    .select({
      contactId: contacts.id,
      blockedAt: contacts.blockedAt,
      marketingOptedInAt: contacts.marketingOptedInAt,
      marketingOptedOutAt: contacts.marketingOptedOutAt,
      isReachable: sql<boolean>`${contacts.phone} is not null or exists (
        select 1 from contact_identities i where i.contact_id = ${contacts.id} and i.kind = 'bsuid')`,
      hasOpenSession: sql<boolean>`exists (
        select 1 from sessions s where s.conversation_id = ${conversations.id} and s.status <> 'ended' and s.id <> ${sessionId}::uuid)`,
      clientWrote: sql<boolean>`exists (
        select 1 from messages m where m.conversation_id = ${conversations.id} and m.session_id = ${sessionId}::uuid
           and m.direction = 'in' and m.kind not in ('reaction', 'system'))`,
      clientWords: sql<string | null>`(
        select string_agg(m.body, ' ') from messages m where m.conversation_id = ${conversations.id}
           and m.session_id = ${sessionId}::uuid and m.direction = 'in' and m.kind = 'text')`,
      lastClientMessageAt: conversations.lastClientMessageAt,
      numberId: numbers.id,
      numberStatus: numbers.status,
      provider: connections.provider,
      templateId: ratingNumbers.templateId,
    })
    .from(conversations)
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(numbers, eq(numbers.id, conversations.numberId))
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .leftJoin(ratingNumbers, eq(ratingNumbers.numberId, numbers.id))
    .where(eq(conversations.id, conversationId));
  return row ?? null;
}

/** What the clients of these conversations were asked, the newest first. */
export async function asksOf(db: Db, conversationIds: string[]): Promise<(Ask & { conversationId: string })[]> {
  const rows = await db
    .select({
      rating: sessionRatings,
      providerMessageId: sql<string | null>`(
        select m.provider_message_id from messages m where m.id = ${sessionRatings.messageId})`,
      answers: sql<string[] | null>`(
        select m.payload #> '{template,rendered,buttons}' from messages m where m.id = ${sessionRatings.messageId})`,
      // Whether there is one is all that counts: a client of many years is not counted through with every message.
      messagesSince: sql<number>`(select count(*) from (
        select 1 from messages m where m.conversation_id = ${sessionRatings.conversationId} and m.direction = 'in'
           and m.kind not in ('reaction', 'system')
           and m.at > coalesce(${sessionRatings.answeredAt}, ${sessionRatings.askedAt}) limit 1) since)`.mapWith(
        Number,
      ),
    })
    .from(sessionRatings)
    .where(
      and(
        inArray(sessionRatings.conversationId, conversationIds),
        inArray(sessionRatings.status, ["asked", "answered"]),
      ),
    )
    .orderBy(sql`${sessionRatings.askedAt} desc`);
  return rows.flatMap(({ rating, answers, ...rest }) =>
    rating.askedAt
      ? [{ ...rating, ...rest, ratingId: rating.id, askedAt: rating.askedAt, answers: answers ?? [] }]
      : [],
  );
}
