import { and, asc, desc, eq, gt, isNotNull, isNull, lte, notInArray, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { messages } from "@/db/schema/delivery";
import { numbers } from "@/db/schema/numbers";
import { readMarks } from "@/db/schema/read-marks";

export type Markable = { id: string; providerMessageId: string; at: Date };

/** The client's newest message that a provider would mark; what providers say of themselves has no mark. */
export async function newestMarkable(db: Db, conversationId: string, since: Date): Promise<Markable | null> {
  const [row] = await db
    .select({ id: messages.id, providerMessageId: messages.providerMessageId, at: messages.at })
    .from(messages)
    .where(
      and(
        eq(messages.conversationId, conversationId),
        eq(messages.direction, "in"),
        notInArray(messages.kind, ["reaction", "system"]),
        isNotNull(messages.providerMessageId),
        gt(messages.at, since),
      ),
    )
    .orderBy(desc(messages.at), desc(messages.seq))
    .limit(1);
  return row?.providerMessageId ? { ...row, providerMessageId: row.providerMessageId } : null;
}

/** False when this message, or a newer one, is told or to be told already. */
export async function wantMark(db: Db, conversationId: string, { id, at }: Markable): Promise<boolean> {
  const fresh = { messageId: id, messageAt: at, toldAt: null, tries: 0, notBefore: sql`'-infinity'`, error: null };
  const rows = await db
    .insert(readMarks)
    .values({ conversationId, messageId: id, messageAt: at })
    .onConflictDoUpdate({ target: readMarks.conversationId, set: fresh, setWhere: isNews(id, at) })
    .returning({ conversationId: readMarks.conversationId });
  return rows.length > 0;
}

const isNews = (id: string, at: Date) =>
  sql`${readMarks.messageId} is distinct from ${id} and coalesce(${readMarks.messageAt}, '-infinity') <= ${at.toISOString()}::timestamptz`;

/** Takes the mark until `leaseUntil`; null when there is nothing to tell now or somebody else tells it. */
export async function claimMark(db: Db, conversationId: string, { now, leaseUntil }: { now: Date; leaseUntil: Date }) {
  const [claimed] = await db
    .update(readMarks)
    .set({ tries: sql`${readMarks.tries} + 1`, notBefore: leaseUntil })
    .where(and(eq(readMarks.conversationId, conversationId), isUntold(now)))
    .returning({ messageId: readMarks.messageId, tries: readMarks.tries });
  if (!claimed?.messageId) return null;
  const [row] = await db
    .select({
      messageId: messages.id,
      providerMessageId: messages.providerMessageId,
      number: {
        id: numbers.id,
        connectionId: numbers.connectionId,
        providerNumberId: numbers.providerNumberId,
        phone: numbers.phone,
      },
    })
    .from(messages)
    .innerJoin(numbers, eq(numbers.id, messages.numberId))
    .where(eq(messages.id, claimed.messageId));
  return row?.providerMessageId ? { ...row, providerMessageId: row.providerMessageId, tries: claimed.tries } : null;
}

const isUntold = (now: Date) =>
  and(isNull(readMarks.toldAt), isNotNull(readMarks.messageId), lte(readMarks.notBefore, now));

/** How a try ended; nothing when a newer message is to be told by now. */
export async function settleMark(
  db: Db,
  { conversationId, messageId }: { conversationId: string; messageId: string },
  end: { toldAt: Date; error: null } | { notBefore: Date | null; error: string },
): Promise<void> {
  const set = "toldAt" in end ? end : { error: end.error, notBefore: end.notBefore ?? sql`'infinity'` };
  await db
    .update(readMarks)
    .set(set)
    .where(and(eq(readMarks.conversationId, conversationId), eq(readMarks.messageId, messageId)));
}

/** Conversations whose mark nobody told, the longest waiting first. */
export async function untoldMarks(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .select({ conversationId: readMarks.conversationId })
    .from(readMarks)
    .where(isUntold(now))
    .orderBy(asc(readMarks.notBefore))
    .limit(limit);
  return rows.map(({ conversationId }) => conversationId);
}

/** Whether the provider knows that we read this message. */
export async function isTold(db: Db, conversationId: string, messageId: string): Promise<boolean> {
  const rows = await db
    .select({ messageId: readMarks.messageId })
    .from(readMarks)
    .where(
      and(
        eq(readMarks.conversationId, conversationId),
        eq(readMarks.messageId, messageId),
        isNotNull(readMarks.toldAt),
      ),
    );
  return rows.length > 0;
}

/** The right to show typing now; false when it was shown since `since`, whoever types. */
export async function claimTyping(
  db: Db,
  conversationId: string,
  { now, since }: { now: Date; since: Date },
): Promise<boolean> {
  const rows = await db
    .insert(readMarks)
    .values({ conversationId, typingShownAt: now })
    .onConflictDoUpdate({
      target: readMarks.conversationId,
      set: { typingShownAt: now },
      setWhere: or(isNull(readMarks.typingShownAt), lte(readMarks.typingShownAt, since)),
    })
    .returning({ conversationId: readMarks.conversationId });
  return rows.length > 0;
}
