import { and, asc, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { templates } from "@/db/schema/templates";

/** Approved templates of all numbers; which of them can ask, the rules say. */
export async function askingTemplates(db: Db) {
  return db
    .select({
      id: templates.id,
      numberId: templates.numberId,
      name: templates.name,
      language: templates.language,
      components: templates.components,
    })
    .from(templates)
    .where(and(eq(templates.status, "approved"), isNull(templates.removedAt)))
    .orderBy(asc(templates.name), asc(templates.language));
}
