import type { Ctx } from "../context";
import { company } from "../team/company";
import { messageAllowance } from "../team/message-allowance";
import { type CardRow, listCards, loadCard } from "./card-queries";
import { type Bounds, dayStart, daysOf, monthBounds, monthOf, monthsBetween } from "./month-rules";
import { type Card, cardParts } from "./price-rules";
import { countDays, countSent, firstSentAt, listNumbers } from "./queries";
import { allowanceOf, type MonthPart, nothing, plus, summarise, summariseConnections } from "./summary-rules";

/** One month of the whole company: what was sent, by whom to where, what of it is charged, and how the allowance stands (S0.31–S0.33). */
export async function showUsage(ctx: Pick<Ctx, "db" | "now">, input: { month: string | null }) {
  const { timeZone } = await company(ctx);
  const thisMonth = monthOf(ctx.now(), timeZone);
  const month = input.month ?? thisMonth;
  const cards = await listCards(ctx.db);
  const [parts, days, first, numbers, { monthly }] = await Promise.all([
    monthParts(ctx, { month, timeZone, cards }),
    countDays(ctx.db, monthBounds(month, timeZone), timeZone),
    firstSentAt(ctx.db),
    listNumbers(ctx.db),
    messageAllowance(ctx),
  ]);
  const rows = summarise(parts);
  const total = rows.reduce(plus, nothing);
  const sentByDay = new Map(days.map((day) => [day.day, day]));
  return {
    month,
    timeZone,
    readAt: ctx.now(),
    months: monthsBetween(first ? monthOf(first, timeZone) : thisMonth, thisMonth),
    allowance: allowanceOf(monthly, total),
    total,
    rows: rows.map((row) => ({ ...row, number: numbers.find(({ id }) => id === row.numberId) ?? null })),
    byConnection: summariseConnections(parts),
    days: daysOf(month).map((day) => sentByDay.get(day) ?? { day, templates: 0, replies: 0 }),
    cards: cardsOf(month, cards),
  };
}

export type Usage = Awaited<ReturnType<typeof showUsage>>;
export type UsageRow = Usage["rows"][number];

type Month = { month: string; timeZone: string; cards: CardRow[] };

/** The month cut where another card begins, each part with its card and what was sent in it. */
async function monthParts(ctx: Pick<Ctx, "db">, { month, timeZone, cards }: Month): Promise<MonthPart[]> {
  const parts = await partsOf(ctx, { month, timeZone, cards });
  return Promise.all(
    parts.map(async ({ from, card, bounds }) => ({ from, card, groups: await countSent(ctx.db, bounds) })),
  );
}

/** The same parts with their exact borders and their cards' prices. */
export async function partsOf(
  ctx: Pick<Ctx, "db">,
  { month, timeZone, cards }: Month,
): Promise<{ from: string; card: Card | null; bounds: Bounds }[]> {
  const parts = cardParts(cards, daysOf(month));
  const end = monthBounds(month, timeZone).to;
  return Promise.all(
    parts.map(async ({ from, card }, n) => {
      const next = parts[n + 1];
      const to = next ? dayStart(next.from, timeZone) : end;
      return { from, card: card && (await loadCard(ctx.db, card)), bounds: { from: dayStart(from, timeZone), to } };
    }),
  );
}

/** The cards by which the month is priced, in their order. */
const cardsOf = (month: string, cards: CardRow[]) =>
  cardParts(cards, daysOf(month)).flatMap(({ card }) =>
    card
      ? [{ id: card.id, name: card.name, validFrom: card.validFrom, isSample: card.isSample, currency: card.currency }]
      : [],
  );
