import { type PriceCategory, priceCategories } from "@/db/enums";
import { type CsvRecord, readRecords, sniffCsv } from "../core/csv";
import { readPlace } from "./market-rules";
import { priceKey } from "./price-rules";

/** One price of a card: millionths of its currency. */
export type CardPrice = { place: string; category: PriceCategory; priceMicros: number };

/** Columns of a price list, as its header names them. */
export const cardColumns = ["place", "category", "price", "currency", "validFrom"] as const;
export type CardColumn = (typeof cardColumns)[number];

export type CardProblem = {
  /** 1-based line of the file; 0 = the file as a whole. */
  row: number;
  reason: CardColumn | "duplicate" | "otherCurrency" | "otherDate" | "missingColumns" | "empty" | "tooLong";
  /** What stands there. */
  cell: string;
};

export type CheckedCard = { prices: CardPrice[]; currency: string; validFrom: string; problems: CardProblem[] };

export const maxCardRows = 5000;

/**
 * Reads a price list. Every bad row is named; a list with a single bad row is not to be used. All its rows have one currency and
 * one first day.
 */
export function checkCard(text: string): CheckedCard {
  const { separator } = sniffCsv(new TextEncoder().encode(text.slice(0, 20_000)));
  const [header, ...records] = readRecords(text.replace(/^\ufeff/, ""), separator, true, maxCardRows + 2).records;
  const places = columnsOf(header?.cells ?? []);
  const missing = cardColumns.filter((column) => places[column] < 0);
  const rows = records
    .map(({ cells }, n) => ({ row: n + 2, cells }))
    .filter(({ cells }) => cells.some((cell) => cell.trim()));
  if (missing.length > 0) return refused("missingColumns", header?.cells.join(separator) ?? "");
  if (rows.length === 0) return refused("empty", "");
  if (rows.length > maxCardRows) return refused("tooLong", "");
  return gather(rows.map(({ row, cells }) => ({ row, ...readRow(cells, places) })));
}

const refused = (reason: CardProblem["reason"], cell: string): CheckedCard => ({
  prices: [],
  currency: "",
  validFrom: "",
  problems: [{ row: 0, reason, cell: cell.slice(0, 200) }],
});

const names: Record<CardColumn, RegExp> = {
  place: /^(zeme|country|market|trh|place|prefix|predvolba)/,
  category: /^(kategorie|category)/,
  price: /^(cena|price|rate|sazba)/,
  currency: /^(mena|currency)/,
  validFrom: /^(plati od|valid from|effective|od\b|from\b)/,
};

function columnsOf(header: CsvRecord["cells"]): Record<CardColumn, number> {
  const plain = header.map((name) => folded(name).replaceAll("_", " "));
  const at = (column: CardColumn) => plain.findIndex((name) => names[column].test(name));
  return {
    place: at("place"),
    category: at("category"),
    price: at("price"),
    currency: at("currency"),
    validFrom: at("validFrom"),
  };
}

const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

function readRow(cells: string[], places: Record<CardColumn, number>) {
  const cell = (column: CardColumn) => (cells[places[column]] ?? "").trim();
  const read = {
    place: readPlace(cell("place")),
    category: readCategory(cell("category")),
    price: readPrice(cell("price")),
    currency: readCurrency(cell("currency")),
    validFrom: readDay(cell("validFrom")),
  };
  return {
    ...read,
    bad: cardColumns.filter((column) => read[column] === null).map((reason) => ({ reason, cell: cell(reason) })),
  };
}

type ReadRow = ReturnType<typeof readRow> & { row: number };

function gather(rows: ReadRow[]): CheckedCard {
  const currency = rows.find((row) => row.currency)?.currency ?? "";
  const validFrom = rows.find((row) => row.validFrom)?.validFrom ?? "";
  const prices = new Map<string, CardPrice>();
  const problems: CardProblem[] = [];
  for (const { row, place, category, price, bad, ...rest } of rows) {
    problems.push(...bad.map((problem) => ({ row, ...problem })));
    if (rest.currency && rest.currency !== currency)
      problems.push({ row, reason: "otherCurrency", cell: rest.currency });
    if (rest.validFrom && rest.validFrom !== validFrom)
      problems.push({ row, reason: "otherDate", cell: rest.validFrom });
    if (place === null || category === null || price === null) continue;
    const key = priceKey(place, category);
    if (prices.has(key)) problems.push({ row, reason: "duplicate", cell: `${place} ${category}` });
    else prices.set(key, { place, category, priceMicros: price });
  }
  return { prices: [...prices.values()], currency, validFrom, problems };
}

function readCategory(cell: string): PriceCategory | null {
  const word = folded(cell).replace(/[^a-z]+/g, "_");
  return priceCategories.find((known) => known === word) ?? null;
}

/** The dearest price that is no slip: some thousand rupiahs, pesos or dongs a message (providers.md A15.2). */
const maxPriceMicros = 100_000_000_000;

/** `0.0860` or `0,0860`, at most six decimals; millionths. */
function readPrice(cell: string): number | null {
  const match = /^(\d{1,6})(?:[.,](\d{1,6}))?$/.exec(cell);
  if (!match) return null;
  const micros = Number(match[1]) * 1_000_000 + Number((match[2] ?? "").padEnd(6, "0"));
  return micros <= maxPriceMicros ? micros : null;
}

const readCurrency = (cell: string): string | null => (/^[A-Za-z]{3}$/.test(cell) ? cell.toUpperCase() : null);

/** `2026-10-01` or `1. 10. 2026`. */
function readDay(cell: string): string | null {
  const czech = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})$/.exec(cell);
  const day = czech ? `${czech[3]}-${czech[2]?.padStart(2, "0")}-${czech[1]?.padStart(2, "0")}` : cell;
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null;
  return at && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null;
}

export type CardChange = { place: string; category: PriceCategory; before: number | null; after: number | null };

/** How a new card differs from the one it follows; what stays is left out. */
export function cardChanges(before: readonly CardPrice[], after: readonly CardPrice[]): CardChange[] {
  const old = new Map(before.map((price) => [priceKey(price.place, price.category), price]));
  const now = new Map(after.map((price) => [priceKey(price.place, price.category), price]));
  return [...new Map([...old, ...now])].flatMap(([key, { place, category }]) => {
    const change = {
      place,
      category,
      before: old.get(key)?.priceMicros ?? null,
      after: now.get(key)?.priceMicros ?? null,
    };
    return change.before === change.after ? [] : [change];
  });
}
