import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { ssoIdentities } from "@/db/schema/auth";
import { users } from "@/db/schema/team";

/** The person an identity provider means by a subject. */
export async function findLinkedUser(db: Db, { issuer, subject }: { issuer: string; subject: string }) {
  const [row] = await db
    .select({ user: users })
    .from(ssoIdentities)
    .innerJoin(users, eq(users.id, ssoIdentities.userId))
    .where(and(eq(ssoIdentities.issuer, issuer), eq(ssoIdentities.subject, subject)));
  return row?.user ?? null;
}

/** False when the subject or the person is linked already. */
export async function insertIdentity(db: Db, row: typeof ssoIdentities.$inferInsert): Promise<boolean> {
  const rows = await db
    .insert(ssoIdentities)
    .values(row)
    .onConflictDoNothing()
    .returning({ userId: ssoIdentities.userId });
  return rows.length > 0;
}

export async function isLinked(db: Db, userId: string): Promise<boolean> {
  const [row] = await db
    .select({ userId: ssoIdentities.userId })
    .from(ssoIdentities)
    .where(eq(ssoIdentities.userId, userId));
  return row !== undefined;
}

export async function deleteIdentitiesOf(db: Db, userId: string): Promise<boolean> {
  const rows = await db
    .delete(ssoIdentities)
    .where(eq(ssoIdentities.userId, userId))
    .returning({ userId: ssoIdentities.userId });
  return rows.length > 0;
}
