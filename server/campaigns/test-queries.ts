import { and, eq, gt, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { messages } from "@/db/schema/delivery";
import { auditEntries } from "@/db/schema/team";

export const testAction = "campaign.test_sent";

/** Test messages that a person has sent since a moment; held until the end of the transaction, so that two at once are counted both. */
export async function countTests(db: Db, actorId: string, since: Date): Promise<number> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`campaigns.test.${actorId}`}))`);
  return db.$count(
    auditEntries,
    and(eq(auditEntries.actorId, actorId), eq(auditEntries.action, testAction), gt(auditEntries.at, since)),
  );
}

/** How far a test message of this person has come; null = there is none. */
export async function findTest(db: Db, { messageId, authorId }: { messageId: string; authorId: string }) {
  const [row] = await db
    .select({
      status: messages.status,
      tries: messages.tries,
      failureReason: messages.failureReason,
      failureCode: messages.failureCode,
    })
    .from(messages)
    .where(and(eq(messages.id, messageId), eq(messages.authorId, authorId)));
  return row ?? null;
}
