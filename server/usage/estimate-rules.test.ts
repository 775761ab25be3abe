import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { priceCategories } from "@/db/enums";
import { estimateOf, type PlannedLine } from "./estimate-rules";
import type { Card } from "./price-rules";

const card: Card = {
  id: "card",
  currency: "USD",
  isSample: false,
  prices: new Map(
    Object.entries({ "CZ|utility": 20_000, "DE|utility": 55_000, "DE|marketing": 136_500, "DE|service": 55_000 }),
  ),
};
const line = (country: string | null, category: PlannedLine["category"], count: number) => ({
  country,
  category,
  count,
});
const day = "2026-11-26";

describe("price from–to (N.53)", () => {
  it("adds up what has a price; the dearest of its category stands for what has none", () => {
    const planned = [line("CZ", "utility", 10), line(null, "utility", 2)];
    expect(estimateOf(card, { planned, day, left: 0 })).toMatchObject({
      count: 12,
      unpriced: 2,
      fromMicros: 200_000,
      toMicros: 200_000 + 110_000,
      lines: [
        { charge: "charged", unitMicros: 20_000, fromMicros: 200_000, toMicros: 200_000 },
        { charge: "unpriced", unitMicros: null, fromMicros: 0, toMicros: 110_000 },
      ],
    });
  });

  it("knows no upper end for a category that the card does not price: never a silent zero", () => {
    const planned = [line("CZ", "authentication", 5)];
    expect(estimateOf(card, { planned, day, left: 0 })).toMatchObject({ unpriced: 5, fromMicros: 0, toMicros: null });
  });

  it("prices marketing lite as marketing where the card does not tell them apart", () => {
    const planned = [line("FR", "marketing_lite", 2)];
    expect(estimateOf(card, { planned, day, left: 0 })).toMatchObject({ unpriced: 2, toMicros: 273_000 });
  });

  it("lets the allowance pay for the dearest at the lower end only (S0.32)", () => {
    const planned = [line("CZ", "utility", 10), line("DE", "marketing", 2)];
    const estimate = estimateOf(card, { planned, day, left: 3 });
    expect(estimate.fromMicros).toBe(9 * 20_000);
    expect(estimate.toMicros).toBe(10 * 20_000 + 2 * 136_500);
  });

  it.each([
    ["2026-09-30", { charge: "free", toMicros: 0 }],
    ["2026-10-01", { charge: "charged", toMicros: 165_000 }],
  ])("answers in the window on %s", (on, expected) => {
    const planned = [line("DE", "service", 3)];
    expect(estimateOf(card, { planned, day: on, left: 0 }).lines[0]).toMatchObject(expected);
  });

  it("never ends below where it begins, and counts every message once", () => {
    const planned = fc.array(
      fc.record({
        country: fc.option(fc.constantFrom("CZ", "DE", "FR")),
        category: fc.constantFrom(...priceCategories),
        count: fc.nat(1000),
      }),
    );
    fc.assert(
      fc.property(planned, fc.nat(5000), (lines, left) => {
        const estimate = estimateOf(card, { planned: lines, day, left });
        expect(estimate.fromMicros).toBeGreaterThanOrEqual(0);
        if (estimate.toMicros !== null) expect(estimate.toMicros).toBeGreaterThanOrEqual(estimate.fromMicros);
        expect(estimate.count).toBe(lines.reduce((sum, { count }) => sum + count, 0));
        if (left >= estimate.count) expect(estimate.fromMicros).toBe(0);
      }),
    );
  });
});
