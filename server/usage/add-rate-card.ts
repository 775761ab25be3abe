import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { insertCard } from "./card-queries";
import { checkCard } from "./rate-card-rules";
import { sampleCard, samplePrices } from "./sample-card";
import type { AddCardInput } from "./schema";

/** A new card from its first day on; the older ones stay and keep pricing the days before. */
export async function addRateCard(
  ctx: Ctx,
  { text, name }: AddCardInput,
): Promise<{ cardId: string; validFrom: string }> {
  const { prices, currency, validFrom, problems } = checkCard(text);
  if (problems.length > 0) throw new DomainError("invalid", "rateCardBroken", { count: problems.length });
  return { ...(await keepCard(ctx, { name, currency, validFrom, isSample: false }, prices)), validFrom };
}

/** The card that shows what cards are like; for the demo. */
export async function addSampleCard(ctx: Ctx, name: string): Promise<{ cardId: string }> {
  return keepCard(ctx, { ...sampleCard, name, isSample: true }, samplePrices);
}

type NewCard = { name: string; currency: string; validFrom: string; isSample: boolean };

async function keepCard(
  ctx: Ctx,
  card: NewCard,
  prices: Parameters<typeof insertCard>[2],
): Promise<{ cardId: string }> {
  const cardId = ctx.newId();
  const createdById = ctx.actor.kind === "user" ? ctx.actor.userId : null;
  await inTransaction(ctx, async (tx) => {
    await insertCard(tx.db, { id: cardId, ...card, createdAt: tx.now(), createdById }, prices);
    const { validFrom, currency } = card;
    const details = { validFrom, currency, prices: prices.length };
    await record(tx, { action: "rate_card.added", objectKind: "rate_card", objectId: cardId, details });
  });
  return { cardId };
}
