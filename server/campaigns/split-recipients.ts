import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { consentPolicy } from "../team/consent-policy";
import { goingPhones } from "./audience-queries";
import { soughtOf } from "./count-audience";
import { goingFacts } from "./launch-facts";
import { findShownCampaign } from "./queries";
import { sharesOf, spreadOver, variantOf } from "./variant-rules";

/** Up to so many recipients are looked at one by one; of more, the shares say enough. */
const mostCounted = 20_000;

/** How many recipients of a draft each of its templates gets, the first one's in front; `isExact`: counted by their phones. */
export async function splitRecipients(
  ctx: Ctx,
  { campaignId }: { campaignId: string },
  most = mostCounted,
): Promise<{ isExact: boolean; counts: number[] }> {
  const campaign = await findShownCampaign(ctx.db, campaignId);
  if (!campaign) throw notFound("campaign");
  const { variants, audience } = campaign;
  const { planned } = await goingFacts(ctx, { campaignId });
  if (variants.length === 0) return { isExact: true, counts: [planned] };
  const shares = sharesOf(variants);
  if (planned > most) return { isExact: false, counts: spreadOver(planned, shares) };
  const { sought, isExcepted } = await soughtOf(ctx, { campaignId, audience });
  const needsConsent = (await consentPolicy(ctx)) === "required" && !isExcepted;
  const counts = shares.map(() => 0);
  for (const phone of await goingPhones(ctx.db, sought, { needsConsent })) {
    const n = variantOf(campaignId, phone, variants);
    counts[n] = (counts[n] ?? 0) + 1;
  }
  return { isExact: true, counts };
}
