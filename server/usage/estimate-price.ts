import type { PriceCategory } from "@/db/enums";
import type { Ctx } from "../context";
import { listCards, loadCard } from "./card-queries";
import { cardOn, priceRange } from "./price-rules";
import { companyDay } from "./rate-cards";
import { toClient } from "./summary-rules";

export type Estimate =
  | { ok: true; currency: string; isSample: boolean; fromMicros: number; toMicros: number; unpriced: number }
  | { ok: false; reason: "no_card" };

/**
 * What messages of one category would cost today by the card that holds: `from` without the `unpriced` recipients, `to` with the
 * dearest price for them (d.2, screens 3 and 10). Recipients are phones or providers' ids, alike ones counted.
 */
export async function estimatePrice(
  ctx: Pick<Ctx, "db" | "now">,
  input: { category: PriceCategory; recipients: readonly { recipient: string | null; count: number }[] },
): Promise<Estimate> {
  const held = cardOn(await listCards(ctx.db), await companyDay(ctx));
  if (!held) return { ok: false, reason: "no_card" };
  const card = await loadCard(ctx.db, held);
  const groups = input.recipients.map(({ recipient, count }) => ({ ...toClient(recipient), count }));
  return { ok: true, currency: card.currency, isSample: card.isSample, ...priceRange(card, input.category, groups) };
}
