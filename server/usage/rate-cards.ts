import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { company } from "../team/company";
import { type CardRow, listCards, pricesOf } from "./card-queries";
import { dayOf } from "./month-rules";
import { cardOn } from "./price-rules";
import { type CardChange, cardChanges, checkCard } from "./rate-card-rules";

/** Which of the cards holds now, was replaced, waits for its day, or was withdrawn. */
export type CardState = "current" | "past" | "coming" | "withdrawn";

/** Every card with its state, the newest first (S0, N.53). */
export async function listRateCards(ctx: Pick<Ctx, "db" | "now">) {
  const cards = await listCards(ctx.db);
  const today = await companyDay(ctx);
  const current = cardOn(cards, today);
  return cards.map((card) => ({ ...card, state: stateOf(card, { today, current }) }));
}

export type RateCard = Awaited<ReturnType<typeof listRateCards>>[number];

export async function showRateCard(ctx: Pick<Ctx, "db">, { cardId }: { cardId: string }) {
  const card = (await listCards(ctx.db)).find(({ id }) => id === cardId);
  if (!card) throw notFound("rateCard");
  return { ...card, prices: await pricesOf(ctx.db, cardId) };
}

const shownProblems = 100;
const shownChanges = 300;

/** What an upload would do, without doing it: every bad row by name, and how the prices would change. */
export async function checkRateCard(ctx: Pick<Ctx, "db">, { text }: { text: string }) {
  const checked = checkCard(text);
  const isGood = checked.problems.length === 0;
  const replaced = isGood ? cardOn(await listCards(ctx.db), checked.validFrom) : null;
  const changes = isGood ? cardChanges(replaced ? await pricesOf(ctx.db, replaced.id) : [], checked.prices) : [];
  return {
    currency: checked.currency,
    validFrom: checked.validFrom,
    priceCount: checked.prices.length,
    places: new Set(checked.prices.map(({ place }) => place)).size,
    problems: checked.problems.slice(0, shownProblems),
    problemCount: checked.problems.length,
    replaced: replaced && { name: replaced.name, validFrom: replaced.validFrom, currency: replaced.currency },
    changes: changes.toSorted(keptFirst).slice(0, shownChanges),
    changeCount: changes.length,
    /** Prices of the card so far that the new one lacks. */
    droppedCount: changes.filter(({ after }) => after === null).length,
  };
}

/** What goes on with another price tells more than what ends. */
const keptFirst = (a: CardChange, b: CardChange) => Number(a.after === null) - Number(b.after === null);

export type CheckedRateCard = Awaited<ReturnType<typeof checkRateCard>>;

export async function companyDay(ctx: Pick<Ctx, "db" | "now">): Promise<string> {
  const { timeZone } = await company(ctx);
  return dayOf(ctx.now(), timeZone);
}

function stateOf(card: CardRow, { today, current }: { today: string; current: CardRow | null }): CardState {
  if (card.withdrawnAt) return "withdrawn";
  if (card === current) return "current";
  return card.validFrom > today ? "coming" : "past";
}
