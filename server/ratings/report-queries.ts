import { and, desc, eq, gte, inArray, isNotNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { conversations } from "@/db/schema/inbox";
import { numbers } from "@/db/schema/numbers";
import { sessionRatings } from "@/db/schema/ratings";
import { users } from "@/db/schema/team";

/** How many clients were asked and what they said, by operator and number; of sessions that ended since a time. */
export async function ratingCounts(db: Db, since: Date) {
  const { score, operatorId, numberId, createdAt, status } = sessionRatings;
  const of = (n: number) => sql`count(*) filter (where ${score} = ${sql.raw(String(n))})`;
  return db
    .select({
      operatorId,
      operatorName: users.name,
      numberId,
      numberName: numbers.name,
      asked: sql<number>`count(*)`.mapWith(Number),
      /** Of the scores 1 to 5, in this order. */
      scores: sql<number[]>`array[${of(1)}, ${of(2)}, ${of(3)}, ${of(4)}, ${of(5)}]::int[]`,
    })
    .from(sessionRatings)
    .leftJoin(users, eq(users.id, operatorId))
    .innerJoin(numbers, eq(numbers.id, numberId))
    .where(and(gte(createdAt, since), inArray(status, ["asked", "answered"])))
    .groupBy(operatorId, users.name, numberId, numbers.name);
}

/** The newest words of clients about sessions that ended since a time. */
export async function ratingComments(db: Db, since: Date, limit: number) {
  return db
    .select({
      ratingId: sessionRatings.id,
      conversationId: sessionRatings.conversationId,
      score: sessionRatings.score,
      comment: sessionRatings.comment,
      answeredAt: sessionRatings.answeredAt,
      operatorName: users.name,
      contact: { name: contacts.name, profileName: contacts.profileName, phone: contacts.phone },
    })
    .from(sessionRatings)
    .innerJoin(conversations, eq(conversations.id, sessionRatings.conversationId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .leftJoin(users, eq(users.id, sessionRatings.operatorId))
    .where(and(gte(sessionRatings.createdAt, since), isNotNull(sessionRatings.comment)))
    .orderBy(desc(sessionRatings.answeredAt), desc(sessionRatings.id))
    .limit(limit);
}
