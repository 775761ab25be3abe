import { and, eq, isNotNull, isNull, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { campaigns, recipients } from "@/db/schema/campaigns";
import { contactIdentities, contacts } from "@/db/schema/contacts";
import { users } from "@/db/schema/team";
import { templates } from "@/db/schema/templates";
import { settledRows } from "./status-queries";
import { countUnsent } from "./tally-queries";

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

/**
 * Planned recipients whose consent nobody recorded, and those who withdrew theirs. Only who said something is looked for among the
 * rows; the rest of the planned, which are counted already, was never asked.
 */
export async function countWithoutConsent(db: Db, campaignId: string): Promise<{ unasked: number; withdrawn: number }> {
  const [row] = await db
    .select({
      agreed: sql<number>`count(*) filter (where ${contacts.marketingOptedOutAt} is null)`.mapWith(Number),
      withdrawn: sql<number>`count(*) filter (where ${contacts.marketingOptedOutAt} is not null)`.mapWith(Number),
    })
    .from(recipients)
    .innerJoin(
      contactIdentities,
      and(eq(contactIdentities.kind, "phone"), eq(contactIdentities.value, recipients.phone)),
    )
    .innerJoin(contacts, eq(contacts.id, contactIdentities.contactId))
    .where(
      and(
        settledRows(campaignId),
        eq(recipients.plan, "planned"),
        isNull(recipients.messageId),
        or(isNotNull(contacts.marketingOptedInAt), isNotNull(contacts.marketingOptedOutAt)),
      ),
    );
  const { agreed = 0, withdrawn = 0 } = row ?? {};
  const planned = (await countUnsent(db, campaignId)).find(({ plan }) => plan === "planned")?.count ?? 0;
  return { unasked: planned - agreed - withdrawn, withdrawn };
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
