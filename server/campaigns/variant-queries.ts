import { inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { CampaignVariant } from "@/db/schema/campaign-variants";
import { templates } from "@/db/schema/templates";
import type { TemplateRow } from "../templates/queries";

export type VariantTemplate = { variant: CampaignVariant; template: TemplateRow };

/** The templates of a campaign's variants, in their order. */
export async function variantTemplates(db: Db, variants: CampaignVariant[]): Promise<VariantTemplate[]> {
  if (variants.length === 0) return [];
  const ids = variants.map(({ templateId }) => templateId);
  const rows = await db.select().from(templates).where(inArray(templates.id, ids));
  return variants.flatMap((variant) => {
    const template = rows.find(({ id }) => id === variant.templateId);
    return template ? [{ variant, template }] : [];
  });
}

export type VariantCounts = {
  templateId: string;
  sent: number;
  delivered: number;
  read: number;
  replied: number;
  clicked: number;
};

/** What became of the messages of a campaign, by template; `clicked` counts recipients, people only. */
export async function countVariants(db: Db, campaignId: string): Promise<VariantCounts[]> {
  const rows = await db.execute<Omit<VariantCounts, "templateId"> & { template_id: string }>(sql`
    with sent as (
      select template_id, coalesce(sum(count) filter (where reached >= 1), 0)::int as sent,
             coalesce(sum(count) filter (where reached >= 2), 0)::int as delivered,
             coalesce(sum(count) filter (where reached = 3), 0)::int as read
        from stream_tallies where stream_id = ${campaignId} and sent_from is null
       group by template_id having sum(count) <> 0
    ), reacted as (
      select template_id, sum(replied)::int as replied, sum(clicked)::int as clicked
        from reaction_tallies where campaign_id = ${campaignId} group by template_id
    )
    select s.*, coalesce(r.replied, 0) as replied, coalesce(r.clicked, 0) as clicked
      from sent s left join reacted r using (template_id)`);
  return rows.map(({ template_id, ...row }) => ({ ...row, templateId: template_id }));
}
