import { and, desc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { helpAnswers } from "@/db/schema/help";
import { users } from "@/db/schema/team";

/** One answer of a person to an article: another one replaces it. */
export async function upsertAnswer(db: Db, row: typeof helpAnswers.$inferInsert): Promise<void> {
  const { isHelpful, comment, answeredAt } = row;
  await db
    .insert(helpAnswers)
    .values(row)
    .onConflictDoUpdate({
      target: [helpAnswers.article, helpAnswers.userId],
      set: { isHelpful, comment, answeredAt },
    });
}

export async function findAnswer(db: Db, article: string, userId: string) {
  const [row] = await db
    .select({ isHelpful: helpAnswers.isHelpful, comment: helpAnswers.comment })
    .from(helpAnswers)
    .where(and(eq(helpAnswers.article, article), eq(helpAnswers.userId, userId)));
  return row ?? null;
}

/** Everybody's answers, newest first. */
export async function listAnswers(db: Db) {
  return db
    .select({
      id: helpAnswers.id,
      article: helpAnswers.article,
      isHelpful: helpAnswers.isHelpful,
      comment: helpAnswers.comment,
      answeredAt: helpAnswers.answeredAt,
      name: users.name,
    })
    .from(helpAnswers)
    .innerJoin(users, eq(users.id, helpAnswers.userId))
    .orderBy(desc(helpAnswers.answeredAt))
    .limit(500);
}
