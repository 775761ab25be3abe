import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { consentPolicy } from "../team/consent-policy";
import { countWithoutConsent, findConsentFacts } from "./consent-queries";

/** How many recipients have not consented to marketing, and what becomes of them (S4.3); null where the template asks for no consent. */
export async function consentFacts(ctx: Pick<Ctx, "db">, { campaignId }: { campaignId: string }) {
  const found = await findConsentFacts(ctx.db, campaignId);
  if (!found) throw notFound("campaign");
  if (found.category !== "marketing") return null;
  const { reason, by, at } = found;
  const policy = await consentPolicy(ctx);
  const { unasked, withdrawn } = await countWithoutConsent(ctx.db, campaignId);
  const exception = reason && at ? { reason, by, at } : null;
  const leftOut = withdrawn + (policy === "required" && !exception ? unasked : 0);
  return { policy, unconsented: unasked, leftOut, exception };
}

export type ConsentFacts = NonNullable<Awaited<ReturnType<typeof consentFacts>>>;
