import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import { hiddenTemplates, templateFavourites, templates } from "@/db/schema/templates";

type Named = { numberId: string; name: string };

export async function hasTemplate(db: Db, { numberId, name }: Named): Promise<boolean> {
  const rows = await db
    .select({ id: templates.id })
    .from(templates)
    .where(and(eq(templates.numberId, numberId), eq(templates.name, name)))
    .limit(1);
  return rows.length > 0;
}

export async function setFavourite(db: Db, row: Named & { userId: string }, isOn: boolean): Promise<void> {
  if (isOn) {
    await db.insert(templateFavourites).values(row).onConflictDoNothing();
    return;
  }
  await db
    .delete(templateFavourites)
    .where(
      and(
        eq(templateFavourites.userId, row.userId),
        eq(templateFavourites.numberId, row.numberId),
        eq(templateFavourites.name, row.name),
      ),
    );
}

export async function setHidden(
  db: Db,
  row: Named & { hiddenById: string | null; hiddenAt: Date },
  isOn: boolean,
): Promise<void> {
  if (isOn) {
    await db.insert(hiddenTemplates).values(row).onConflictDoNothing();
    return;
  }
  await db
    .delete(hiddenTemplates)
    .where(and(eq(hiddenTemplates.numberId, row.numberId), eq(hiddenTemplates.name, row.name)));
}
