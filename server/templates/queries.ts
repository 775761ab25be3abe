import { and, asc, eq, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { campaigns } from "@/db/schema/campaigns";
import { connections, numbers } from "@/db/schema/numbers";
import { users } from "@/db/schema/team";
import { hiddenTemplates, templateFavourites, templates } from "@/db/schema/templates";

export type TemplateRow = typeof templates.$inferSelect;

/** Every language version that there is or was; favourites are the person's own. */
export async function listTemplates(db: Db, filter: { numberId?: string; userId: string }) {
  const favourite = and(
    eq(templateFavourites.userId, filter.userId),
    eq(templateFavourites.numberId, templates.numberId),
    eq(templateFavourites.name, templates.name),
  );
  const hidden = and(eq(hiddenTemplates.numberId, templates.numberId), eq(hiddenTemplates.name, templates.name));
  return db
    .select({
      id: templates.id,
      numberId: templates.numberId,
      numberName: numbers.name,
      provider: connections.provider,
      name: templates.name,
      language: templates.language,
      category: templates.category,
      previousCategory: templates.previousCategory,
      categoryChangedAt: templates.categoryChangedAt,
      categorySeenAt: templates.categorySeenAt,
      categorySeenBy: users.name,
      correctCategory: templates.correctCategory,
      quality: templates.quality,
      status: templates.status,
      statusReason: templates.statusReason,
      statusSince: templates.statusSince,
      components: templates.components,
      pendingEdit: templates.pendingEdit,
      removedAt: templates.removedAt,
      isFavourite: sql<boolean>`${templateFavourites.userId} is not null`,
      isHidden: sql<boolean>`${hiddenTemplates.numberId} is not null`,
    })
    .from(templates)
    .innerJoin(numbers, eq(numbers.id, templates.numberId))
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .leftJoin(templateFavourites, favourite)
    .leftJoin(hiddenTemplates, hidden)
    .leftJoin(users, eq(users.id, templates.categorySeenById))
    .where(filter.numberId ? eq(templates.numberId, filter.numberId) : undefined)
    .orderBy(asc(numbers.name), asc(templates.name), asc(templates.language))
    .limit(5000);
}

/** When the templates of every number were last read, and what went wrong then (S0.28). */
export async function listSyncs(db: Db) {
  return db
    .select({
      id: numbers.id,
      name: numbers.name,
      phone: numbers.phone,
      status: numbers.status,
      syncedAt: numbers.templatesSyncedAt,
      triedAt: numbers.templatesSyncStartedAt,
      error: numbers.templatesSyncError,
    })
    .from(numbers)
    .orderBy(asc(numbers.name));
}

export type NumberSync = Awaited<ReturnType<typeof listSyncs>>[number];
export type ListedTemplate = Awaited<ReturnType<typeof listTemplates>>[number];

export async function findTemplate(db: Db, templateId: string): Promise<TemplateRow | null> {
  const [row] = await db.select().from(templates).where(eq(templates.id, templateId));
  return row ?? null;
}

export async function templatesOf(db: Db, numberId: string): Promise<TemplateRow[]> {
  return db.select().from(templates).where(eq(templates.numberId, numberId));
}

/** Answers the row's id: the one given, or that of the version which was there before. */
export async function upsertTemplate(db: Db, row: typeof templates.$inferInsert): Promise<string> {
  const { id: _, createdAt: __, ...changes } = row;
  const [kept] = await db
    .insert(templates)
    .values(row)
    .onConflictDoUpdate({ target: [templates.numberId, templates.name, templates.language], set: changes })
    .returning({ id: templates.id });
  return kept?.id ?? row.id;
}

export async function markRemoved(db: Db, ids: string[], at: Date): Promise<void> {
  await db
    .update(templates)
    .set({ removedAt: at, status: "deleted", statusSince: at, updatedAt: at })
    .where(inArray(templates.id, ids));
}

/** Every copy of the template at this connection's numbers (Meta: templates belong to the business account), locked. */
export async function lockCopies(
  db: Db,
  where: { connectionId: string; providerTemplateId: string; name?: string; language?: string },
): Promise<TemplateRow[]> {
  const byName =
    where.name && where.language
      ? and(eq(templates.name, where.name), eq(templates.language, where.language))
      : undefined;
  return db
    .select()
    .from(templates)
    .where(
      and(
        inArray(templates.numberId, numberIdsOf(db, where.connectionId)),
        or(eq(templates.providerTemplateId, where.providerTemplateId), byName),
      ),
    )
    .orderBy(asc(templates.id))
    .for("update");
}

export async function changeTemplate(db: Db, id: string, change: Partial<TemplateRow>): Promise<void> {
  await db.update(templates).set(change).where(eq(templates.id, id));
}

/** False = it never moved, or somebody saw it before. */
export async function markMoveSeen(
  db: Db,
  id: string,
  seen: { categorySeenAt: Date; categorySeenById: string },
): Promise<boolean> {
  const rows = await db
    .update(templates)
    .set(seen)
    .where(and(eq(templates.id, id), isNotNull(templates.previousCategory), isNull(templates.categorySeenAt)))
    .returning({ id: templates.id });
  return rows.length > 0;
}

export async function numbersOf(db: Db, connectionId: string): Promise<{ id: string }[]> {
  return db.select({ id: numbers.id }).from(numbers).where(eq(numbers.connectionId, connectionId));
}

const numberIdsOf = (db: Db, connectionId: string) =>
  db.select({ id: numbers.id }).from(numbers).where(eq(numbers.connectionId, connectionId));

/** Campaigns that send or will send these templates. */
export async function campaignsUsing(db: Db, templateIds: string[]) {
  if (templateIds.length === 0) return [];
  return db
    .select({ id: campaigns.id, name: campaigns.name, status: campaigns.status })
    .from(campaigns)
    .where(
      and(
        inArray(campaigns.templateId, templateIds),
        inArray(campaigns.status, ["draft", "planned", "running", "paused"]),
      ),
    )
    .orderBy(asc(campaigns.name));
}

/** Takes the number for one synchronisation; false while another began less than `coolDownMs` ago (S0.29). */
export async function claimSync(db: Db, numberId: string, now: Date, coolDownMs: number): Promise<boolean> {
  const rows = await db
    .update(numbers)
    .set({ templatesSyncStartedAt: now })
    .where(
      and(
        eq(numbers.id, numberId),
        or(
          isNull(numbers.templatesSyncStartedAt),
          lt(numbers.templatesSyncStartedAt, new Date(now.getTime() - coolDownMs)),
        ),
      ),
    )
    .returning({ id: numbers.id });
  return rows.length > 0;
}

export async function finishSync(db: Db, numberId: string, done: { at: Date } | { error: string }): Promise<void> {
  const change =
    "at" in done ? { templatesSyncedAt: done.at, templatesSyncError: null } : { templatesSyncError: done.error };
  await db.update(numbers).set(change).where(eq(numbers.id, numberId));
}

export async function numberForSync(db: Db, numberId: string) {
  const [row] = await db
    .select({ id: numbers.id, connectionId: numbers.connectionId })
    .from(numbers)
    .where(eq(numbers.id, numberId));
  return row ?? null;
}

/** Numbers whose last synchronisation is older than an hour (S0.28); one that failed is tried again after an hour, no sooner. */
export async function numbersToSync(db: Db, before: Date): Promise<{ id: string }[]> {
  const { templatesSyncedAt: syncedAt, templatesSyncStartedAt: triedAt, templatesSyncError: error } = numbers;
  return db
    .select({ id: numbers.id })
    .from(numbers)
    .where(
      and(
        or(isNull(syncedAt), lt(syncedAt, before)),
        or(isNull(error), isNull(triedAt), lt(triedAt, before)),
        sql`${numbers.status} not in ('draft', 'connecting', 'blocked')`,
      ),
    );
}
