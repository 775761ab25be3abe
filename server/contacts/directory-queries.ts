import { and, desc, isNull, like, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { meets } from "@/db/contact-conditions";
import { type ContactCondition, contacts, nameOrder } from "@/db/schema/contacts";
import type { ContactOrder } from "./schema";

export type Sought = { patterns: string[][]; conditions: ContactCondition[]; now: Date };

/** As the index `contacts_by_name` keeps it: small, without diacritics. */
const byName = sql.raw(nameOrder);

const columns = {
  id: contacts.id,
  name: contacts.name,
  profileName: contacts.profileName,
  email: contacts.email,
  phone: contacts.phone,
  fields: contacts.fields,
  marketingOptedInAt: contacts.marketingOptedInAt,
  marketingOptedOutAt: contacts.marketingOptedOutAt,
  blockedAt: contacts.blockedAt,
  createdAt: contacts.createdAt,
  // The column by its full name: in a select from one table Drizzle leaves the table out, and `id` would be the conversation's.
  lastMessageAt:
    sql<Date | null>`(select max(v.last_message_at) from conversations v where v.contact_id = contacts.id)`.mapWith(
      contacts.createdAt,
    ),
};

/** What rows stand in order by, as text: a JavaScript date would lose the microseconds, and an import makes thousands at one moment. */
const sortKeys: Record<ContactOrder, SQL<string>> = {
  name: sql<string>`${byName}`,
  newest: sql<string>`${contacts.createdAt}::text`,
};

/** A page behind the last row of the page before; nothing is counted, so a million contacts cost as much as ten. */
export async function contactsPage(
  db: Db,
  sought: Sought,
  page: { order: ContactOrder; after: { key: string; id: string } | null; limit: number },
) {
  const { order, after, limit } = page;
  const behind = after ? (order === "name" ? behindName(after) : behindNewest(after)) : undefined;
  return db
    .select({ ...columns, sortKey: sortKeys[order] })
    .from(contacts)
    .where(and(found(sought), behind))
    .orderBy(...(order === "name" ? [byName, contacts.id] : [desc(contacts.createdAt), desc(contacts.id)]))
    .limit(limit);
}

/** How many there are, but no further than `most`: `most + 1` means more. */
export async function countContacts(db: Db, sought: Sought, most: number): Promise<number> {
  const some = db
    .select({ one: sql`1`.as("one") })
    .from(contacts)
    .where(found(sought))
    .limit(most + 1)
    .as("some");
  const [row] = await db.select({ count: sql<number>`count(*)`.mapWith(Number) }).from(some);
  return row?.count ?? 0;
}

const found = ({ patterns, conditions, now }: Sought): SQL | undefined =>
  and(
    isNull(contacts.mergedIntoId),
    ...patterns.map((any) => or(...any.map((pattern) => like(contacts.searchText, pattern)))),
    meets(conditions, now),
  );

const behindName = ({ key, id }: { key: string; id: string }) =>
  sql`(${byName}, ${contacts.id}) > (${key}, ${id}::uuid)`;
const behindNewest = ({ key, id }: { key: string; id: string }) =>
  sql`(${contacts.createdAt}, ${contacts.id}) < (${key}::timestamptz, ${id}::uuid)`;
