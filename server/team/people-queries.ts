import { and, asc, desc, eq, gt, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Role } from "@/db/enums";
import { secondFactors, ssoIdentities } from "@/db/schema/auth";
import { groupMembers, invitations, logins, users } from "@/db/schema/team";

/** Everybody who has an account, also those who may not sign in any more. */
export async function allPeople(db: Db) {
  return db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      active: users.active,
      capacity: users.capacity,
      lastSeenAt: sql<Date | null>`(${db
        .select({ at: sql`max(${logins.lastSeenAt})` })
        .from(logins)
        .where(eq(logins.userId, users.id))})`.mapWith(logins.lastSeenAt),
      groupIds: sql<string[]>`array(${db
        .select({ id: sql`${groupMembers.groupId}::text` })
        .from(groupMembers)
        .where(eq(groupMembers.userId, users.id))})`,
      hasSecondFactor: sql<boolean>`exists(${db
        .select({ one: sql`1` })
        .from(secondFactors)
        .where(and(eq(secondFactors.userId, users.id), isNotNull(secondFactors.confirmedAt)))})`,
      usesSso: sql<boolean>`exists(${db
        .select({ one: sql`1` })
        .from(ssoIdentities)
        .where(eq(ssoIdentities.userId, users.id))})`,
    })
    .from(users)
    .orderBy(desc(users.active), asc(users.name), asc(users.id));
}

/** Locks every account's row: two administrators must not switch each other off at once. */
export async function lockPeople(db: Db) {
  return db.select({ id: users.id, role: users.role, active: users.active }).from(users).for("no key update");
}

export async function changePerson(
  db: Db,
  userId: string,
  change: { name?: string; role?: Role; capacity?: number; active?: boolean },
): Promise<boolean> {
  const rows = await db.update(users).set(change).where(eq(users.id, userId)).returning({ id: users.id });
  return rows.length > 0;
}

export async function setGroupsOf(db: Db, userId: string, groupIds: string[]): Promise<void> {
  await db.delete(groupMembers).where(eq(groupMembers.userId, userId));
  if (groupIds.length > 0) await db.insert(groupMembers).values(groupIds.map((groupId) => ({ groupId, userId })));
}

export async function emailIsTaken(db: Db, email: string): Promise<boolean> {
  const [row] = await db
    .select({ id: users.id })
    .from(users)
    .where(eq(sql`lower(${users.email})`, email.trim().toLowerCase()));
  return row !== undefined;
}

export async function insertInvitation(db: Db, row: typeof invitations.$inferInsert): Promise<void> {
  await db.insert(invitations).values(row);
}

/** Those that still open the door, the newest first. */
export async function openInvitations(db: Db, now: Date) {
  return db
    .select({
      id: invitations.id,
      email: invitations.email,
      name: invitations.name,
      role: invitations.role,
      expiresAt: invitations.expiresAt,
    })
    .from(invitations)
    .where(isOpen(now))
    .orderBy(desc(invitations.createdAt));
}

export async function findInvitation(db: Db, tokenHash: string, now: Date) {
  const [row] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.tokenHash, tokenHash), isOpen(now)));
  return row ?? null;
}

/** False when somebody used or revoked it meanwhile. */
export async function closeInvitation(
  db: Db,
  invitationId: string,
  change: { acceptedAt: Date } | { revokedAt: Date },
): Promise<boolean> {
  const rows = await db
    .update(invitations)
    .set(change)
    .where(and(eq(invitations.id, invitationId), isNull(invitations.acceptedAt), isNull(invitations.revokedAt)))
    .returning({ id: invitations.id });
  return rows.length > 0;
}

/** A new link to the same person makes the older ones worthless. */
export async function revokeInvitationsTo(db: Db, email: string, at: Date): Promise<void> {
  await db
    .update(invitations)
    .set({ revokedAt: at })
    .where(
      and(
        eq(sql`lower(${invitations.email})`, email.trim().toLowerCase()),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
      ),
    );
}

const isOpen = (now: Date) =>
  and(isNull(invitations.acceptedAt), isNull(invitations.revokedAt), gt(invitations.expiresAt, now));

/** Null for who is not active. */
export async function findActing(db: Db, userId: string) {
  const [user] = await db
    .select({ name: users.name, role: users.role })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.active, true)));
  if (!user) return null;
  const rows = await db
    .select({ groupId: groupMembers.groupId })
    .from(groupMembers)
    .where(eq(groupMembers.userId, userId));
  return { ...user, groupIds: rows.map(({ groupId }) => groupId) };
}
