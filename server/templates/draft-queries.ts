import { and, asc, eq, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { media } from "@/db/schema/media";
import { connections, numbers } from "@/db/schema/numbers";
import { users } from "@/db/schema/team";
import { templateDrafts } from "@/db/schema/templates";

export type DraftRow = typeof templateDrafts.$inferSelect;

export async function insertDraft(db: Db, row: typeof templateDrafts.$inferInsert): Promise<void> {
  await db.insert(templateDrafts).values(row);
}

/** The draft that edits an existing template; begins it when there is none. Answers its id. */
export async function beginEdit(
  db: Db,
  row: typeof templateDrafts.$inferInsert & { templateId: string },
): Promise<string> {
  await db.insert(templateDrafts).values(row).onConflictDoNothing();
  const [kept] = await db
    .select({ id: templateDrafts.id })
    .from(templateDrafts)
    .where(eq(templateDrafts.templateId, row.templateId));
  return kept?.id ?? row.id;
}

export async function findDraft(db: Db, id: string): Promise<DraftRow | null> {
  const [row] = await db.select().from(templateDrafts).where(eq(templateDrafts.id, id));
  return row ?? null;
}

/** By its own id or by that of the template it edits. */
export async function findDraftOf(db: Db, id: string): Promise<DraftRow | null> {
  const [row] = await db
    .select()
    .from(templateDrafts)
    .where(or(eq(templateDrafts.id, id), eq(templateDrafts.templateId, id)));
  return row ?? null;
}

/** Every draft, with its number and who changed it last. */
export async function listDrafts(db: Db) {
  return db
    .select({
      id: templateDrafts.id,
      templateId: templateDrafts.templateId,
      numberId: templateDrafts.numberId,
      numberName: numbers.name,
      provider: connections.provider,
      name: templateDrafts.name,
      language: templateDrafts.language,
      category: templateDrafts.category,
      content: templateDrafts.content,
      submitError: templateDrafts.submitError,
      updatedAt: templateDrafts.updatedAt,
      updatedBy: users.name,
    })
    .from(templateDrafts)
    .innerJoin(numbers, eq(numbers.id, templateDrafts.numberId))
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .innerJoin(users, eq(users.id, templateDrafts.updatedById))
    .orderBy(asc(templateDrafts.name), asc(templateDrafts.language))
    .limit(1000);
}

export type ListedDraft = Awaited<ReturnType<typeof listDrafts>>[number];

export async function draftsOf(db: Db, numberId: string): Promise<DraftRow[]> {
  return db
    .select()
    .from(templateDrafts)
    .where(eq(templateDrafts.numberId, numberId))
    .orderBy(asc(templateDrafts.language));
}

/** False = somebody saved in between, or it is being submitted. */
export async function changeDraft(
  db: Db,
  where: { id: string; revision: number },
  change: Partial<DraftRow>,
): Promise<boolean> {
  const rows = await db
    .update(templateDrafts)
    .set({ ...change, revision: where.revision + 1 })
    .where(
      and(
        eq(templateDrafts.id, where.id),
        eq(templateDrafts.revision, where.revision),
        isNull(templateDrafts.submittingAt),
      ),
    )
    .returning({ id: templateDrafts.id });
  return rows.length > 0;
}

/** Takes the draft for one submission; an earlier one that never ended (a crash) is given up after two minutes. */
export async function claimDraft(
  db: Db,
  { id, revision, now }: { id: string; revision: number; now: Date },
): Promise<boolean> {
  const stale = new Date(now.getTime() - 120_000);
  const rows = await db
    .update(templateDrafts)
    .set({ submittingAt: now })
    .where(
      and(
        eq(templateDrafts.id, id),
        eq(templateDrafts.revision, revision),
        or(isNull(templateDrafts.submittingAt), lt(templateDrafts.submittingAt, stale)),
      ),
    )
    .returning({ id: templateDrafts.id });
  return rows.length > 0;
}

export async function releaseDraft(db: Db, id: string, submitError: string): Promise<void> {
  await db.update(templateDrafts).set({ submittingAt: null, submitError }).where(eq(templateDrafts.id, id));
}

export async function deleteDraft(db: Db, id: string): Promise<boolean> {
  const rows = await db.delete(templateDrafts).where(eq(templateDrafts.id, id)).returning({ id: templateDrafts.id });
  return rows.length > 0;
}

/** Where a draft goes: the number and its provider. */
export async function findTarget(db: Db, numberId: string) {
  const [row] = await db
    .select({
      numberId: numbers.id,
      name: numbers.name,
      connectionId: numbers.connectionId,
      provider: connections.provider,
      config: connections.config,
    })
    .from(numbers)
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .where(eq(numbers.id, numberId));
  return row ?? null;
}

export type Target = NonNullable<Awaited<ReturnType<typeof findTarget>>>;

/** An uploaded sample that lies in our storage. */
export async function findSample(db: Db, mediaId: string) {
  const [row] = await db
    .select({
      id: media.id,
      storageKey: media.storageKey,
      mimeType: media.mimeType,
      fileName: media.fileName,
      byteSize: media.byteSize,
    })
    .from(media)
    .where(and(eq(media.id, mediaId), eq(media.status, "stored"), sql`${media.uploadedById} is not null`));
  return row ?? null;
}
