import { and, desc, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { users } from "@/db/schema/team";
import { templateHistory } from "@/db/schema/templates";

export async function insertVersion(db: Db, row: typeof templateHistory.$inferInsert): Promise<void> {
  await db.insert(templateHistory).values(row);
}

/** Versions of one language, newest first. */
export async function listVersions(db: Db, templateId: string) {
  return db
    .select({
      id: templateHistory.id,
      at: templateHistory.at,
      source: templateHistory.source,
      category: templateHistory.category,
      components: templateHistory.components,
      actor: users.name,
    })
    .from(templateHistory)
    .leftJoin(users, eq(users.id, templateHistory.actorId))
    .where(eq(templateHistory.templateId, templateId))
    .orderBy(desc(templateHistory.at), desc(templateHistory.id))
    .limit(50);
}

/** When it was edited from here, newest first: the provider counts them. */
export async function listEdits(db: Db, templateId: string): Promise<Date[]> {
  const rows = await db
    .select({ at: templateHistory.at })
    .from(templateHistory)
    .where(and(eq(templateHistory.templateId, templateId), eq(templateHistory.source, "edit")))
    .orderBy(desc(templateHistory.at))
    .limit(10);
  return rows.map(({ at }) => at);
}
