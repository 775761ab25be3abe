import { desc, eq, or, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { campaigns } from "@/db/schema/campaigns";
import { numbers } from "@/db/schema/numbers";
import { templates } from "@/db/schema/templates";

/** All that the template says: its texts, those of buttons and cards too. */
const said = sql<string>`coalesce((select string_agg(part #>> '{}', E'\n')
  from jsonb_path_query(${templates.components}, 'strict $.**.text') part where jsonb_typeof(part) = 'string'), '')`;

/** Campaigns whose name, note or template has all words of one of the lists, the newest first. There are few of them: they are read through. */
export async function campaignsWith(db: Db, lists: string[][], limit: number) {
  const folded = sql`search_folded(concat_ws(E'\n', ${campaigns.name}, ${campaigns.note}, ${templates.name}, ${said}))`;
  const hasAll = (patterns: string[]): SQL => sql`${folded} like all (${sql.param(patterns)}::text[])`;
  return db
    .select({
      id: campaigns.id,
      name: campaigns.name,
      status: campaigns.status,
      at: sql<Date>`coalesce(${campaigns.launchedAt}, ${campaigns.createdAt})`.mapWith(campaigns.createdAt),
      numberName: numbers.name,
      said,
    })
    .from(campaigns)
    .innerJoin(numbers, eq(numbers.id, campaigns.numberId))
    .innerJoin(templates, eq(templates.id, campaigns.templateId))
    .where(or(...lists.map(hasAll)))
    .orderBy(desc(sql`coalesce(${campaigns.launchedAt}, ${campaigns.createdAt})`), desc(campaigns.id))
    .limit(limit);
}
