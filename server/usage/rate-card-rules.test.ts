import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceCategories } from "@/db/enums";
import { cardChanges, checkCard, maxCardRows } from "./rate-card-rules";

const header = "země;kategorie;cena;měna;platí od";
const cz = "CZ;marketing;0,0860;USD;2026-10-01";

describe("reading a price list (S0, N.53)", () => {
  it("takes Czech and English headers, separators, decimals and dates", () => {
    const english = "country,category,price,currency,valid from\nCzech Republic,Marketing,0.086,usd,2026-10-01";
    const czech = `\ufeff${header}\r\nCZ;marketing;0,0860;USD;1. 10. 2026\r\n`;
    const read = {
      prices: [{ place: "CZ", category: "marketing", priceMicros: 86_000 }],
      currency: "USD",
      validFrom: "2026-10-01",
    };
    expect(checkCard(english)).toEqual({ ...read, problems: [] });
    expect(checkCard(czech)).toEqual({ ...read, problems: [] });
  });

  it.each([
    ["Atlantis;marketing;1;USD;2026-10-01", "place", "Atlantis"],
    ["CZ;newsletter;1;USD;2026-10-01", "category", "newsletter"],
    ["CZ;utility;-1;USD;2026-10-01", "price", "-1"],
    ["CZ;utility;;USD;2026-10-01", "price", ""],
    ["CZ;utility;=1+1;USD;2026-10-01", "price", "=1+1"],
    ["CZ;utility;0,1234567;USD;2026-10-01", "price", "0,1234567"],
    ["CZ;utility;100000,01;USD;2026-10-01", "price", "100000,01"],
    ["CZ;utility;1234567;USD;2026-10-01", "price", "1234567"],
    ["CZ;utility;1;dollars;2026-10-01", "currency", "dollars"],
    ["CZ;utility;1;USD;2026-02-30", "validFrom", "2026-02-30"],
    ["CZ;utility;1;EUR;2026-10-01", "otherCurrency", "EUR"],
    ["CZ;utility;1;USD;2026-11-01", "otherDate", "2026-11-01"],
    ["+420;Marketing;1;USD;2026-10-01\n420;marketing;2;USD;2026-10-01", "duplicate", "+420 marketing"],
  ] as const)("names the bad row %s", (line, reason, cell) => {
    const { problems } = checkCard([header, cz, line].join("\n"));
    expect(problems).toEqual([{ row: reason === "duplicate" ? 4 : 3, reason, cell }]);
  });

  it("takes the prices of currencies of small worth", () => {
    const { prices, problems } = checkCard(`${header}\nCZ;marketing;1436,2;IDR;2026-10-01`);
    expect([prices[0]?.priceMicros, problems]).toEqual([1_436_200_000, []]);
  });

  it("names every fault of a row, and blank rows are none", () => {
    const { problems, prices } = checkCard([header, "", cz, ";;", "x;y;z;w;v"].join("\n"));
    expect(prices).toHaveLength(1);
    expect(problems.map(({ row, reason }) => [row, reason])).toEqual([
      [5, "place"],
      [5, "category"],
      [5, "price"],
      [5, "currency"],
      [5, "validFrom"],
    ]);
  });

  it.each([
    ["", "missingColumns"],
    ["a;b;c", "missingColumns"],
    [header, "empty"],
    [[header, ...Array.from({ length: maxCardRows + 1 }, () => cz)].join("\n"), "tooLong"],
  ])("refuses what is no price list (%#)", (text, reason) => {
    expect(checkCard(text).problems).toMatchObject([{ row: 0, reason }]);
  });

  it("keeps every price to the millionth", () => {
    const micros = fc.integer({ min: 0, max: 100_000_000_000 });
    fc.assert(
      fc.property(micros, fc.constantFrom(...priceCategories), (price, category) => {
        const text = `${Math.floor(price / 1e6)},${String(price % 1e6).padStart(6, "0")}`;
        const { prices, problems } = checkCard(`${header}\nCZ;${category};${text};USD;2026-10-01`);
        expect([prices[0]?.priceMicros, problems]).toEqual([price, []]);
      }),
    );
  });
});

it("tells what a new card adds, drops and changes", () => {
  const price = (place: string, priceMicros: number) => ({ place, category: "utility" as const, priceMicros });
  expect(
    cardChanges([price("CZ", 1), price("SK", 2), price("PL", 3)], [price("CZ", 1), price("SK", 5), price("DE", 4)]),
  ).toEqual([
    { place: "SK", category: "utility", before: 2, after: 5 },
    { place: "PL", category: "utility", before: 3, after: null },
    { place: "DE", category: "utility", before: null, after: 4 },
  ]);
});
