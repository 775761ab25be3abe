import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { FieldScope } from "@/db/enums";
import { contactFields } from "@/db/schema/contacts";

const columns = {
  id: contactFields.id,
  scope: contactFields.scope,
  key: contactFields.key,
  label: contactFields.label,
  kind: contactFields.kind,
  options: contactFields.options,
  required: contactFields.required,
  retiredAt: contactFields.retiredAt,
};

/** All of contacts, or of sessions, in their order, retired ones last. */
export async function allFields(db: Db, scope: FieldScope) {
  return db
    .select(columns)
    .from(contactFields)
    .where(eq(contactFields.scope, scope))
    .orderBy(sql`${contactFields.retiredAt} is not null`, asc(contactFields.position), asc(contactFields.id));
}

export async function findField(db: Db, id: string) {
  const [row] = await db.select(columns).from(contactFields).where(eq(contactFields.id, id));
  return row ?? null;
}

/** At the end of its list; false when the key is taken there, whatever the case. */
export async function insertField(
  db: Db,
  row: Omit<typeof contactFields.$inferInsert, "position" | "scope"> & { scope: FieldScope },
): Promise<boolean> {
  const position = sql<number>`(select coalesce(max(position), 0) + 1 from contact_fields where scope = ${row.scope})`;
  const rows = await db
    .insert(contactFields)
    .values({ ...row, position })
    .onConflictDoNothing()
    .returning({ id: contactFields.id });
  return rows.length > 0;
}

export async function updateField(db: Db, id: string, change: Partial<typeof contactFields.$inferInsert>) {
  await db.update(contactFields).set(change).where(eq(contactFields.id, id));
}

/** Positions in the order of the ids given. */
export async function orderFields(db: Db, ids: string[]): Promise<void> {
  await db.execute(sql`
    update contact_fields f set position = g.n
      from (select id::uuid, row_number() over () as n from json_array_elements_text(${JSON.stringify(ids)}::json) as id) g
     where f.id = g.id`);
}
