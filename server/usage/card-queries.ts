import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { Db } from "@/db/client";
import { users } from "@/db/schema/team";
import { rateCardPrices, rateCards } from "@/db/schema/usage";
import { type Card, priceKey } from "./price-rules";
import type { CardPrice } from "./rate-card-rules";

/** Every card, newest first day first, withdrawn ones too. */
export async function listCards(db: Db) {
  return db
    .select({
      id: rateCards.id,
      name: rateCards.name,
      currency: rateCards.currency,
      validFrom: rateCards.validFrom,
      isSample: rateCards.isSample,
      createdAt: rateCards.createdAt,
      createdBy: users.name,
      withdrawnAt: rateCards.withdrawnAt,
      priceCount: db.$count(rateCardPrices, eq(rateCardPrices.cardId, rateCards.id)),
    })
    .from(rateCards)
    .leftJoin(users, eq(users.id, rateCards.createdById))
    .orderBy(desc(rateCards.validFrom), desc(rateCards.createdAt));
}

export type CardRow = Awaited<ReturnType<typeof listCards>>[number];

export async function pricesOf(db: Db, cardId: string): Promise<CardPrice[]> {
  return db
    .select({
      place: rateCardPrices.place,
      category: rateCardPrices.category,
      priceMicros: rateCardPrices.priceMicros,
    })
    .from(rateCardPrices)
    .where(eq(rateCardPrices.cardId, cardId))
    .orderBy(asc(rateCardPrices.place), asc(rateCardPrices.category));
}

export async function loadCard(db: Db, card: Pick<CardRow, "id" | "currency" | "isSample">): Promise<Card> {
  const prices = await pricesOf(db, card.id);
  return {
    id: card.id,
    currency: card.currency,
    isSample: card.isSample,
    prices: new Map(prices.map(({ place, category, priceMicros }) => [priceKey(place, category), priceMicros])),
  };
}

export async function insertCard(
  db: Db,
  card: typeof rateCards.$inferInsert,
  prices: readonly CardPrice[],
): Promise<void> {
  await db.insert(rateCards).values(card);
  await db.insert(rateCardPrices).values(prices.map((price) => ({ ...price, cardId: card.id })));
}

/** False when it is withdrawn already, or is none. */
export async function markWithdrawn(
  db: Db,
  cardId: string,
  change: { withdrawnAt: Date; withdrawnById: string | null },
): Promise<boolean> {
  const rows = await db
    .update(rateCards)
    .set(change)
    .where(and(eq(rateCards.id, cardId), isNull(rateCards.withdrawnAt)))
    .returning({ id: rateCards.id });
  return rows.length > 0;
}
