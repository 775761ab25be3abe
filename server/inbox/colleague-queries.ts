import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { AlertedPeople } from "@/db/schema/automations";
import { groupMembers, groups, logins, users } from "@/db/schema/team";
import { loadOfUser } from "./offer-queries";

export async function findActiveUser(db: Db, userId: string) {
  const [row] = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.active, true)));
  return row ?? null;
}

export async function findActiveGroup(db: Db, groupId: string) {
  const [row] = await db
    .select({ id: groups.id, name: groups.name })
    .from(groups)
    .where(and(eq(groups.id, groupId), eq(groups.active, true)));
  return row ?? null;
}

/** Whether there is anybody whom a rule means. */
export async function hasAlerted(db: Db, to: AlertedPeople): Promise<boolean> {
  if (to.kind === "user") return (await findActiveUser(db, to.id)) !== null;
  const isMeant =
    to.kind === "supervisors"
      ? eq(users.role, "supervisor")
      : inArray(
          users.id,
          db.select({ id: groupMembers.userId }).from(groupMembers).where(eq(groupMembers.groupId, to.id)),
        );
  const rows = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.active, true), isMeant))
    .limit(1);
  return rows.length > 0;
}

/** Everybody who may be at the desk, with what they work on (N.36). */
export async function allOperators(db: Db, now: Date) {
  const rows = await db.execute<{ id: string; load: number; awaiting: number }>(sql`
    select u.id, ${loadOfUser(now)} as load,
           (select count(*) from sessions s where s.operator_id = u.id and s.status = 'awaiting_reply')::int as awaiting
      from users u where u.active`);
  const loads = new Map(rows.map((row) => [row.id, row]));
  const people = await db
    .select({
      id: users.id,
      name: users.name,
      role: users.role,
      presence: users.presence,
      presenceSince: users.presenceSince,
      awayReason: users.awayReason,
      capacity: users.capacity,
      lastSeenAt: sql<Date | null>`(${db
        .select({ at: sql`max(${logins.lastSeenAt})` })
        .from(logins)
        .where(and(eq(logins.userId, users.id), isNull(logins.revokedAt)))})`.mapWith(logins.lastSeenAt),
    })
    .from(users)
    .where(eq(users.active, true))
    .orderBy(asc(users.name), asc(users.id));
  return people.map((person) => ({
    ...person,
    load: loads.get(person.id)?.load ?? 0,
    awaiting: loads.get(person.id)?.awaiting ?? 0,
  }));
}

export async function activeGroups(db: Db) {
  return db
    .select({ id: groups.id, name: groups.name, mode: groups.mode })
    .from(groups)
    .where(eq(groups.active, true))
    .orderBy(asc(groups.name));
}

export async function allMemberships(db: Db) {
  return db
    .select({ groupId: groupMembers.groupId, userId: groupMembers.userId, groupName: groups.name })
    .from(groupMembers)
    .innerJoin(groups, eq(groups.id, groupMembers.groupId))
    .where(eq(groups.active, true));
}
