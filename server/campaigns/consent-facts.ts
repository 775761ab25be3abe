import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { consentPolicy } from "../team/consent-policy";
import { countWithoutConsent, findConsentFacts } from "./consent-queries";
import { type AudienceFacts, audienceFacts } from "./count-audience";
import { shareRunning } from "./share-running";

/**
 * How many recipients have not consented to marketing, and what becomes of them (S4.3); null where the template asks for no consent.
 * `unconsented`: nobody asked them; `leftOut`: those who withdrew, and those whom nobody asked where the policy leaves them out.
 */
export async function consentFacts(
  ctx: Ctx,
  { campaignId, audience }: { campaignId: string; audience?: AudienceFacts },
) {
  const found = await findConsentFacts(ctx.db, campaignId);
  if (!found) throw notFound("campaign");
  if (found.category !== "marketing") return null;
  const { reason, by, at } = found;
  const policy = await consentPolicy(ctx);
  const { count, excluded } = audience ?? (await audienceFacts(ctx, { campaignId }));
  const files = await shareRunning(ctx.db, `consent of ${campaignId}`, () => countWithoutConsent(ctx.db, campaignId));
  const withdrawn = files.withdrawn - (excluded.count - excluded.consenting - excluded.unasked);
  const unasked = files.unasked - excluded.unasked + count.unasked;
  const exception = reason && at ? { reason, by, at } : null;
  const leftOut = withdrawn + (policy === "required" && !exception ? unasked : 0);
  return { policy, unconsented: unasked, withdrawn, leftOut, exception };
}

export type ConsentFacts = NonNullable<Awaited<ReturnType<typeof consentFacts>>>;
