import { and, asc, eq, inArray, isNull, ne, notInArray, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { ScheduledStatus } from "@/db/enums";
import { messages } from "@/db/schema/delivery";
import { media } from "@/db/schema/media";
import { scheduledMessages } from "@/db/schema/scheduled";
import { users } from "@/db/schema/team";
import { templates } from "@/db/schema/templates";

export type NewScheduled = typeof scheduledMessages.$inferInsert;
type Change = Partial<Omit<NewScheduled, "id" | "conversationId" | "authorId">>;

/** False when it is there already. */
export async function insertScheduled(db: Db, row: NewScheduled): Promise<boolean> {
  const rows = await db
    .insert(scheduledMessages)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: scheduledMessages.id });
  return rows.length > 0;
}

export async function findScheduled(db: Db, id: string) {
  const [row] = await db.select().from(scheduledMessages).where(eq(scheduledMessages.id, id));
  return row ?? null;
}

export type Scheduled = NonNullable<Awaited<ReturnType<typeof findScheduled>>>;

/** The row is the caller's till its transaction ends. */
export async function lockScheduled(db: Db, id: string): Promise<Scheduled | null> {
  const [row] = await db.select().from(scheduledMessages).where(eq(scheduledMessages.id, id)).for("update");
  return row ?? null;
}

/** False when it stands elsewhere by now. */
export async function changeScheduledRow(
  db: Db,
  id: string,
  from: ScheduledStatus[],
  change: Change,
): Promise<boolean> {
  const rows = await db
    .update(scheduledMessages)
    .set(change)
    .where(
      and(eq(scheduledMessages.id, id), inArray(scheduledMessages.status, from), isNull(scheduledMessages.dismissedAt)),
    )
    .returning({ id: scheduledMessages.id });
  return rows.length > 0;
}

/** What a client wrote to us in the conversation; a reaction or a provider's notice is no writing. */
const clientWrote = (conversationId: SQL | typeof scheduledMessages.conversationId): SQL | undefined =>
  and(
    sql`${messages.conversationId} = ${conversationId}`,
    eq(messages.direction, "in"),
    notInArray(messages.kind, ["reaction", "system"]),
  );

/** By the time of arrival: a message that the provider brings late was not known to who planned. */
export async function clientWroteAt(db: Db, conversationId: string): Promise<Date | null> {
  const [row] = await db
    .select({ at: sql<Date | null>`max(${messages.createdAt})`.mapWith(messages.createdAt) })
    .from(messages)
    .where(clientWrote(sql`${conversationId}::uuid`));
  return row?.at ?? null;
}

/** Whose time has come, and whom their client has overtaken; the oldest first. */
export async function dueScheduled(db: Db, now: Date, limit: number): Promise<string[]> {
  const overtaking = db
    .select({ one: sql`1` })
    .from(messages)
    .where(
      and(clientWrote(scheduledMessages.conversationId), sql`${messages.createdAt} > ${scheduledMessages.writtenAt}`),
    );
  const rows = await db
    .select({ id: scheduledMessages.id })
    .from(scheduledMessages)
    .where(
      and(
        eq(scheduledMessages.status, "scheduled"),
        or(
          sql`${scheduledMessages.sendAt} <= ${now.toISOString()}::timestamptz`,
          and(eq(scheduledMessages.cancelIfClientWrites, true), sql`exists ${overtaking}`),
        ),
      ),
    )
    .orderBy(asc(scheduledMessages.sendAt), asc(scheduledMessages.id))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/** What is still to leave, and what did not leave and nobody has put away; in the order of time. */
export async function shownScheduled(db: Db, conversationId: string) {
  return db
    .select({
      scheduled: scheduledMessages,
      authorName: users.name,
      templateName: templates.name,
      fileName: media.fileName,
      fileType: media.mimeType,
      quoted: { id: messages.id, direction: messages.direction, kind: messages.kind, body: messages.body },
    })
    .from(scheduledMessages)
    .innerJoin(users, eq(users.id, scheduledMessages.authorId))
    .leftJoin(templates, sql`${templates.id} = (${scheduledMessages.content} ->> 'templateId')::uuid`)
    .leftJoin(media, sql`${media.id} = (${scheduledMessages.content} ->> 'mediaId')::uuid`)
    .leftJoin(messages, eq(messages.id, scheduledMessages.replyToMessageId))
    .where(
      and(
        eq(scheduledMessages.conversationId, conversationId),
        isNull(scheduledMessages.dismissedAt),
        ne(scheduledMessages.status, "sent"),
      ),
    )
    .orderBy(asc(scheduledMessages.sendAt), asc(scheduledMessages.id));
}
