import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { markWithdrawn } from "./card-queries";
import { companyDay, showRateCard } from "./rate-cards";
import type { WithdrawCardInput } from "./schema";

/**
 * Takes a card out of all estimates, of past days too. A card that has begun prices messages already: that is done only by who saw
 * it said. Twice is once.
 */
export async function withdrawRateCard(
  ctx: Ctx,
  { cardId, isConfirmed }: WithdrawCardInput,
): Promise<{ ok: true } | { ok: false; reason: "in_use" }> {
  const card = await showRateCard(ctx, { cardId });
  if (!isConfirmed && card.validFrom <= (await companyDay(ctx))) return { ok: false, reason: "in_use" };
  const withdrawnById = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  await inTransaction(ctx, async (tx) => {
    if (!(await markWithdrawn(tx.db, cardId, { withdrawnAt: tx.now(), withdrawnById }))) return;
    const { name, validFrom } = card;
    await record(tx, {
      action: "rate_card.withdrawn",
      objectKind: "rate_card",
      objectId: cardId,
      details: { name, validFrom },
    });
  });
  return { ok: true };
}
