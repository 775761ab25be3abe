import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { consentPolicy } from "../team/consent-policy";
import { countUnconsented, findConsentFacts } from "./consent-queries";

/** How many recipients have not consented to marketing, and what becomes of them (S4.3); null where the template asks for no consent. */
export async function consentFacts(ctx: Pick<Ctx, "db">, { campaignId }: { campaignId: string }) {
  const found = await findConsentFacts(ctx.db, campaignId);
  if (!found) throw notFound("campaign");
  if (found.category !== "marketing") return null;
  const { reason, by, at } = found;
  return {
    policy: await consentPolicy(ctx),
    unconsented: await countUnconsented(ctx.db, campaignId),
    exception: reason && at ? { reason, by, at } : null,
  };
}

export type ConsentFacts = NonNullable<Awaited<ReturnType<typeof consentFacts>>>;
