import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { consentPolicy } from "../team/consent-policy";
import { soughtOf } from "./count-audience";
import { importFacts } from "./import-queries";
import { judgedContacts, judgedRows } from "./left-out-queries";
import type { PlanReason } from "./recipient-rules";

/** Somebody whom a draft would leave out today, as given; `rowNumber`: of a file, null = from the directory. */
export type LeftOut = { phoneGiven: string; values: string[]; rowNumber: number | null; planReason: PlanReason };

const pageSize = 2000;

/**
 * Everybody whom the start of a draft would leave out beyond what its files say already: for their consent, by a step that takes
 * away, and contacts of the audience that can be no recipients. The same people as the counts of the summary.
 */
export async function* foreseeLeftOut(ctx: Ctx, { campaignId }: { campaignId: string }): AsyncGenerator<LeftOut> {
  const facts = await importFacts(ctx.db, campaignId);
  if (!facts) throw notFound("campaign");
  const { audience, audienceFixedAt } = facts.campaign;
  const asked = audienceFixedAt ? { ...audience, steps: [] } : audience;
  const { sought, isExcepted } = await soughtOf(ctx, { campaignId, audience: asked });
  const needsConsent = (await consentPolicy(ctx)) === "required" && !isExcepted;
  for (let after = 0; ; ) {
    const page = await judgedRows(ctx.db, sought, { needsConsent, after, limit: pageSize });
    for (const { planReason, ...row } of page) if (planReason) yield { ...row, planReason };
    const last = page.at(-1);
    if (!last || page.length < pageSize) break;
    after = last.id;
  }
  const seen = new Set<string>();
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof judgedContacts>> = await judgedContacts(ctx.db, sought, {
      needsConsent,
      after,
      limit: pageSize,
    });
    for (const { phone, planReason, ...contact } of page) {
      // Only a phone out of a field may stand with two contacts.
      const looked = asked.phoneField !== null && planReason === null ? phone : null;
      const reason = looked !== null && seen.has(looked) ? "duplicate" : planReason;
      if (looked !== null) seen.add(looked);
      if (reason) yield { ...contact, rowNumber: null, planReason: reason };
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) break;
    after = last.id;
  }
}
