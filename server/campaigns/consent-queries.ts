import { and, eq, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { campaigns, recipients } from "@/db/schema/campaigns";
import { users } from "@/db/schema/team";
import { templates } from "@/db/schema/templates";
import { settledRows } from "./status-queries";

/** What a campaign's consent depends on; null when there is no such campaign. */
export async function findConsentFacts(db: Db, campaignId: string) {
  const [row] = await db
    .select({
      category: templates.category,
      reason: campaigns.consentOverrideReason,
      by: users.name,
      at: campaigns.consentOverrideAt,
    })
    .from(campaigns)
    .innerJoin(templates, eq(templates.id, campaigns.templateId))
    .leftJoin(users, eq(users.id, campaigns.consentOverrideById))
    .where(eq(campaigns.id, campaignId));
  return row ?? null;
}

/** Planned recipients whose consent nobody recorded, and those who withdrew theirs. */
export async function countWithoutConsent(db: Db, campaignId: string): Promise<{ unasked: number; withdrawn: number }> {
  const withdrawn = sql`exists (select 1 from contact_identities i join contacts c on c.id = i.contact_id
    where i.kind = 'phone' and i.value = ${recipients.phone} and c.marketing_opted_out_at is not null)`;
  const agreed = sql`exists (select 1 from contact_identities i join contacts c on c.id = i.contact_id
    where i.kind = 'phone' and i.value = ${recipients.phone} and c.marketing_opted_in_at is not null)`;
  const [row] = await db
    .select({
      unasked: sql<number>`count(*) filter (where not ${withdrawn} and not ${agreed})`.mapWith(Number),
      withdrawn: sql<number>`count(*) filter (where ${withdrawn})`.mapWith(Number),
    })
    .from(recipients)
    .where(and(settledRows(campaignId), eq(recipients.plan, "planned"), isNull(recipients.messageId)));
  return row ?? { unasked: 0, withdrawn: 0 };
}

export async function setConsentException(
  db: Db,
  campaignId: string,
  exception: { reason: string; byId: string; at: Date } | null,
): Promise<void> {
  await db
    .update(campaigns)
    .set({
      consentOverrideReason: exception?.reason ?? null,
      consentOverrideById: exception?.byId ?? null,
      consentOverrideAt: exception?.at ?? null,
    })
    .where(eq(campaigns.id, campaignId));
}
