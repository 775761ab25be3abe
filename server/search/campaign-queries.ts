import { type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { CampaignStatus } from "@/db/enums";

type Row = { id: string; name: string; status: CampaignStatus; at: Date | string; numberName: string; said: string };

/**
 * Campaigns whose name, note or template has all words of one of the lists, the newest first. There are few of them, so they are read
 * through; what a template says (texts of buttons and cards, too) is folded once, however many campaigns send it.
 */
export async function campaignsWith(db: Db, lists: string[][], limit: number) {
  const hasAll = (patterns: string[]): SQL => sql`f.folded like all (${sql.param(patterns)}::text[])`;
  const rows = await db.execute<Row>(sql`
    with templates_said as materialized (
      select t.id, said, search_folded(concat_ws(E'\n', t.name, said)) as folded
        from templates t cross join lateral (
          select coalesce(string_agg(part #>> '{}', E'\n'), '') as said
            from jsonb_path_query(t.components, 'strict $.**.text') part where jsonb_typeof(part) = 'string') s
       where exists (select 1 from campaigns c where c.template_id = t.id)
    )
    select c.id, c.name, c.status, coalesce(c.launched_at, c.created_at) as at, n.name as "numberName", t.said
      from campaigns c join templates_said t on t.id = c.template_id join numbers n on n.id = c.number_id
     cross join lateral (select search_folded(concat_ws(E'\n', c.name, c.note)) || E'\n' || t.folded as folded offset 0) f
     where ${sql.join(lists.map(hasAll), sql` or `)}
     order by at desc, c.id desc limit ${limit}`);
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
