import { type SQL, sql } from "drizzle-orm";
import { contacts } from "@/db/schema/contacts";

/** The name a client goes by: of the contact it is merged into or linked to (O16, S1.14), else its own. Needs `contacts` in the query. */
export const shownName = sql<string | null>`coalesce(
  (select kept.name from contacts kept where kept.id = ${contacts.mergedIntoId}), ${contacts.name})`;

type Kept = { id: string; name: string | null; email: string | null; fields: Record<string, string> };

/** The contact of the directory that a client is merged into or linked to; null = it stands for itself. */
export const keptContact = sql<Kept | null>`(select jsonb_build_object(
  'id', kept.id, 'name', kept.name, 'email', kept.email, 'fields', kept.fields)
  from contacts kept where kept.id = ${contacts.mergedIntoId})`;

/** The contact and those merged into it or linked to it. */
export const togetherWith = (contactId: string): SQL =>
  sql`(select k.id from contacts k where k.id = ${contactId}::uuid or k.merged_into_id = ${contactId}::uuid)`;
