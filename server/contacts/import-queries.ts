import { and, asc, desc, eq, gt, inArray, isNotNull, lt, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { ContactImportStatus, ContactRowOutcome } from "@/db/enums";
import { contactImportRows, contactImports, contacts } from "@/db/schema/contacts";
import { users } from "@/db/schema/team";
import type { Held } from "./import-rules";

export type ImportRow = typeof contactImports.$inferSelect;

export async function insertImport(db: Db, row: typeof contactImports.$inferInsert): Promise<void> {
  await db.insert(contactImports).values(row);
}

export async function findImport(db: Db, id: string): Promise<ImportRow | null> {
  const [row] = await db.select().from(contactImports).where(eq(contactImports.id, id));
  return row ?? null;
}

/** Who reads, writes, cancels or takes back one import take turns. */
export async function lockImport(db: Db, id: string): Promise<ImportRow | null> {
  const [row] = await db.select().from(contactImports).where(eq(contactImports.id, id)).for("update");
  return row ?? null;
}

export async function updateImport(db: Db, id: string, change: Partial<ImportRow>): Promise<void> {
  await db.update(contactImports).set(change).where(eq(contactImports.id, id));
}

export async function newestImports(db: Db) {
  return db
    .select({
      id: contactImports.id,
      fileName: contactImports.fileName,
      status: contactImports.status,
      rowCount: contactImports.rowCount,
      createdAt: contactImports.createdAt,
      createdBy: users.name,
    })
    .from(contactImports)
    .innerJoin(users, eq(users.id, contactImports.createdById))
    .orderBy(desc(contactImports.createdAt))
    .limit(20);
}

export async function importsIn(db: Db, statuses: ContactImportStatus[]): Promise<string[]> {
  const rows = await db
    .select({ id: contactImports.id })
    .from(contactImports)
    .where(inArray(contactImports.status, statuses));
  return rows.map(({ id }) => id);
}

export async function outcomeCounts(db: Db, importId: string): Promise<Record<ContactRowOutcome, number>> {
  const rows = await db
    .select({ outcome: contactImportRows.outcome, count: sql<number>`count(*)`.mapWith(Number) })
    .from(contactImportRows)
    .where(eq(contactImportRows.importId, importId))
    .groupBy(contactImportRows.outcome);
  const counts = { new: 0, update: 0, same: 0, duplicate: 0, invalid: 0 };
  for (const { outcome, count } of rows) counts[outcome] = count;
  return counts;
}

/** Rows of some outcomes behind a row, in the order of the file. */
export async function rowsBehind(
  db: Db,
  importId: string,
  page: { outcomes: ContactRowOutcome[]; after: number; limit: number },
) {
  return db
    .select()
    .from(contactImportRows)
    .where(
      and(
        eq(contactImportRows.importId, importId),
        inArray(contactImportRows.outcome, page.outcomes),
        gt(contactImportRows.rowNumber, page.after),
      ),
    )
    .orderBy(asc(contactImportRows.rowNumber))
    .limit(page.limit);
}

type Chunk = { after: number; upTo: number };

const written = (importId: string, { after, upTo }: Chunk) =>
  and(
    eq(contactImportRows.importId, importId),
    gt(contactImportRows.rowNumber, after),
    lte(contactImportRows.rowNumber, upTo),
    inArray(contactImportRows.outcome, ["new", "update"]),
    isNotNull(contactImportRows.contactId),
  );

/** Rows of a chunk that were written, the last of the file first. */
export async function writtenIn(db: Db, importId: string, page: Chunk) {
  return db.select().from(contactImportRows).where(written(importId, page)).orderBy(desc(contactImportRows.rowNumber));
}

/** Rows of a chunk that are taken back forget what they did. */
export async function forgetWritten(db: Db, importId: string, page: Chunk): Promise<void> {
  await db.update(contactImportRows).set({ contactId: null, before: null }).where(written(importId, page));
}

export async function heldBy(db: Db, ids: string[]): Promise<Map<string, Held>> {
  const rows = await db
    .select({ id: contacts.id, name: contacts.name, email: contacts.email, fields: contacts.fields })
    .from(contacts)
    .where(inArray(contacts.id, ids))
    .orderBy(contacts.id)
    .for("update");
  return new Map(rows.map(({ id, ...held }) => [id, held]));
}

export async function writeHeld(db: Db, rows: (Held & { id: string })[]): Promise<void> {
  await db.execute(sql`
    update contacts c set name = g.name, email = g.email, fields = g.fields
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(id uuid, name text, email text, fields jsonb)
     where c.id = g.id`);
}

/** Contacts as the import made them, with no conversation, consent, block or merge. The others stay: somebody has dealt with them. */
export async function deleteUntouched(db: Db, made: (Held & { id: string })[]): Promise<void> {
  if (made.length === 0) return;
  await db.execute(sql`
    delete from contacts c
     using jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as g(id uuid, name text, email text, fields jsonb)
     where c.id = g.id and c.blocked_at is null and c.merged_into_id is null
       and c.name is not distinct from g.name and c.email is not distinct from g.email and c.fields = g.fields
       and not exists (select 1 from conversations v where v.contact_id = c.id)
       and not exists (select 1 from consent_entries e where e.contact_id = c.id)
       and not exists (select 1 from contact_blocks b where b.contact_id = c.id)
       and not exists (select 1 from contact_merges m where m.kept_id = c.id or m.merged_id = c.id)`);
}

/** Uploads and dry runs that nobody went on with. */
export async function cancelAbandoned(db: Db, before: Date, at: Date): Promise<void> {
  await db
    .update(contactImports)
    .set({ status: "cancelled", finishedAt: at })
    .where(and(inArray(contactImports.status, ["uploading", "checked"]), lt(contactImports.createdAt, before)));
}

/** Rows of imports that are long over keep their number and outcome only: what they say of people is in the directory. */
export async function blankRows(db: Db, finishedBefore: Date): Promise<void> {
  await db.execute(sql`
    update contact_import_rows r set cells = '[]', "values" = '{"fields": {}}', phone = null, before = null
      from contact_imports i
     where i.id = r.import_id and i.status in ('done', 'cancelled', 'undone')
       and i.finished_at < ${finishedBefore.toISOString()}::timestamptz and (r.cells <> '[]' or r.phone is not null)`);
}
