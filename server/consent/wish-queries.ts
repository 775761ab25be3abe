import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { consentDoubts, wishWords } from "@/db/schema/consent";
import { messages } from "@/db/schema/delivery";
import { users } from "@/db/schema/team";

/** The version that counts; null = the company has written none. */
export async function newestWords(db: Db) {
  const [row] = await db
    .select({
      version: wishWords.version,
      words: wishWords.words,
      createdAt: wishWords.createdAt,
      createdBy: users.name,
    })
    .from(wishWords)
    .innerJoin(users, eq(users.id, wishWords.createdById))
    .orderBy(desc(wishWords.version))
    .limit(1);
  return row ?? null;
}

/** False when somebody else published this version at the same moment. */
export async function insertWords(db: Db, row: typeof wishWords.$inferInsert): Promise<boolean> {
  const rows = await db.insert(wishWords).values(row).onConflictDoNothing().returning({ id: wishWords.id });
  return rows.length > 0;
}

export async function insertDoubts(db: Db, rows: (typeof consentDoubts.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(consentDoubts).values(rows).onConflictDoNothing();
}

/** The newest message of a conversation that waits for somebody to say what it means, where the client has not opted out. */
export async function openDoubt(db: Db, conversationId: string) {
  const [row] = await db
    .select({ messageId: messages.id, text: messages.body, at: messages.at })
    .from(consentDoubts)
    .innerJoin(messages, eq(messages.id, consentDoubts.messageId))
    .where(
      and(
        eq(consentDoubts.conversationId, conversationId),
        isNull(consentDoubts.settledAt),
        sql`not exists (select 1 from conversations v join contacts k on k.id = v.contact_id
             where v.id = ${consentDoubts.conversationId} and k.marketing_opted_out_at is not null)`,
      ),
    )
    .orderBy(desc(messages.at))
    .limit(1);
  return row ?? null;
}

/** Settles all that is open in these conversations; answers it, the newest first. */
export async function settleDoubts(
  db: Db,
  conversationIds: string[],
  settled: { settledAt: Date; settledById: string | null; outcome: "withdrawn" | "kept" },
) {
  if (conversationIds.length === 0) return [];
  const rows = await db
    .update(consentDoubts)
    .set(settled)
    .where(and(inArray(consentDoubts.conversationId, conversationIds), isNull(consentDoubts.settledAt)))
    .returning();
  if (rows.length === 0) return [];
  return db
    .select({ doubt: consentDoubts, text: messages.body, at: messages.at })
    .from(consentDoubts)
    .innerJoin(messages, eq(messages.id, consentDoubts.messageId))
    .where(
      inArray(
        consentDoubts.messageId,
        rows.map(({ messageId }) => messageId),
      ),
    )
    .orderBy(desc(messages.at));
}
