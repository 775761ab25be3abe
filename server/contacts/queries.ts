import { and, asc, inArray, isNull, like, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { contacts } from "@/db/schema/contacts";

/** Enough to sort by name; a common fragment must not sort the whole directory. */
const mostMatches = 500;

/** Contacts whose names or phone hold every pattern, by name; `inDirectory`: without those merged into others. */
export async function findContacts(db: Db, patterns: string[][], limit: number, inDirectory: boolean) {
  const matches = db
    .select({
      id: contacts.id,
      name: sql<string | null>`coalesce(${contacts.name}, ${contacts.profileName})`.as("shown_name"),
      phone: contacts.phone,
    })
    .from(contacts)
    .where(
      and(
        ...patterns.map((any) => or(...any.map((pattern) => like(contacts.searchText, pattern)))),
        inDirectory ? isNull(contacts.mergedIntoId) : undefined,
      ),
    )
    .limit(mostMatches)
    .as("matches");
  return db
    .select({ id: matches.id, name: matches.name, phone: matches.phone })
    .from(matches)
    .orderBy(asc(matches.name), asc(matches.id))
    .limit(limit);
}

export async function mergedInto(db: Db, ids: string[]): Promise<string[]> {
  const rows = await db.select({ id: contacts.id }).from(contacts).where(inArray(contacts.mergedIntoId, ids));
  return rows.map(({ id }) => id);
}
