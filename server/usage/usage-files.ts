import type { MessageStatus, PriceCategory } from "@/db/enums";
import { record } from "../audit/record";
import type { Ctx } from "../context";
import { csvMark, phoneCell, toCsvLine } from "../core/csv";
import { company } from "../team/company";
import { listCards } from "./card-queries";
import { type Charge, categoryOf, chargeOf } from "./charge-rules";
import { isoInZone } from "./month-rules";
import { type Card, priceOf } from "./price-rules";
import { pageOfSent, type SentCursor, type SentRow } from "./queries";
import { partsOf, showUsage } from "./show-usage";
import { type Counts, toClient } from "./summary-rules";

/** What the files say in words; the caller knows the language. */
export type UsageWords = {
  separator: string;
  /** Headers of the messages and of the summary. */
  sentHeader: string[];
  summaryHeader: string[];
  states: Record<MessageStatus, string>;
  category: (category: PriceCategory | null) => string;
  kind: (isTemplate: boolean) => string;
  country: (country: string | null) => string;
  charge: (charge: Charge, isPriced: boolean) => string;
  /** Millionths as a decimal number of the language, without the currency. */
  price: (micros: number) => string;
  total: string;
};

type Month = { month: string };

const pageSize = 2000;

/** Every message sent in the month, oldest first, page by page; leaves a trace, for it takes personal data out (S0.31). */
export async function* sentLines(ctx: Ctx, { month }: Month, words: UsageWords): AsyncGenerator<string> {
  await record(ctx, { action: "usage.exported", objectKind: "month", objectId: month });
  yield csvMark + toCsvLine(words.sentHeader, words.separator);
  const { timeZone } = await company(ctx);
  const parts = await partsOf(ctx, { month, timeZone, cards: await listCards(ctx.db) });
  for (const { from: day, card, bounds } of parts) {
    let after: SentCursor | null = null;
    do {
      const page: Awaited<ReturnType<typeof pageOfSent>> = await pageOfSent(ctx.db, bounds, { after, limit: pageSize });
      for (const row of page.rows) yield sentLine(row, { day, card, timeZone }, words);
      after = page.next;
    } while (after);
  }
}

type Place = { day: string; card: Card | null; timeZone: string };

function sentLine(row: SentRow, { day, card, timeZone }: Place, words: UsageWords): string {
  const client = toClient(row.recipient);
  const charge = chargeOf({ ...row, day });
  const price = charge.kind === "charged" ? priceOf(card, client, charge.category) : 0;
  const cells = [
    isoInZone(row.at, timeZone),
    row.numberName,
    phoneCell(row.numberPhone),
    phoneCell(row.recipient ?? ""),
    words.country(client.country),
    words.kind(row.isTemplate),
    words.category(categoryOf(row)),
    row.templateName,
    row.templateLanguage,
    words.states[row.status],
    words.charge(charge, price !== null),
    price === null ? "" : words.price(price),
    price === null || !card ? "" : card.currency,
  ];
  return toCsvLine(cells, words.separator);
}

/** The month by number, category and country, with a total for each currency. */
export async function* summaryLines(ctx: Ctx, { month }: Month, words: UsageWords): AsyncGenerator<string> {
  const usage = await showUsage(ctx, { month });
  yield csvMark + toCsvLine(words.summaryHeader, words.separator);
  for (const row of usage.rows) {
    const { number, category, isTemplate, country } = row;
    const named = [words.kind(isTemplate), words.category(category), words.country(country)];
    yield* countLines([number?.name ?? "", phoneCell(number?.phone ?? ""), ...named], row, words);
  }
  yield* countLines([words.total, "", "", "", ""], usage.total, words);
}

/** One line; where a month had prices in more currencies, one more for each of them with the price alone. */
function* countLines(named: string[], counts: Counts, words: UsageWords): Generator<string> {
  const { sent, delivered, undelivered, failed, charged, free, unpriced, amounts } = counts;
  const figures = [
    sent,
    delivered,
    undelivered,
    failed,
    charged,
    free.window,
    free.entry_point,
    free.provider,
    unpriced,
  ];
  const [first, ...others] = Object.entries(amounts);
  const line = (cells: (string | number)[], [currency, micros]: [string, number]) =>
    toCsvLine([...named, ...cells, words.price(micros), currency], words.separator);
  // Without any price it is empty where something is charged: never a silent zero.
  yield first
    ? line(figures, first)
    : toCsvLine([...named, ...figures, unpriced > 0 ? "" : words.price(0), ""], words.separator);
  for (const amount of others)
    yield line(
      figures.map(() => ""),
      amount,
    );
}
