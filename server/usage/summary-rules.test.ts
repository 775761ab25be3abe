import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messageStatuses, priceCategories, pricingTypes } from "@/db/enums";
import type { Card } from "./price-rules";
import {
  allowanceOf,
  type CountedSent,
  nothing,
  plus,
  summarise,
  summariseConnections,
  toClient,
} from "./summary-rules";

const card: Card = {
  id: "card",
  currency: "USD",
  isSample: false,
  prices: new Map([
    ["CZ|marketing", 86_000],
    ["CZ|utility", 21_200],
  ]),
};
const group = (change: Partial<CountedSent> = {}): CountedSent => ({
  numberId: "servis",
  connectionId: "meta",
  isTemplate: true,
  category: "marketing",
  pricingType: "regular",
  pricingBillable: true,
  status: "delivered",
  recipient: "+420777123456",
  count: 10,
  ...change,
});
const total = (groups: CountedSent[], held: Card | null = card) =>
  summarise([{ from: "2026-11-01", card: held, groups }]).reduce(plus, nothing);

describe("a month's summary (S0.31)", () => {
  it("counts by number, category and country and prices what was charged", () => {
    const rows = summarise([
      {
        from: "2026-11-01",
        card,
        groups: [
          group(),
          group({ recipient: "+420602111222", count: 5 }),
          group({ status: "failed", count: 1 }),
          group({ recipient: "+491711234567", count: 3 }),
          group({ isTemplate: false, category: "service", pricingType: "free_customer_service", count: 40 }),
          group({ numberId: "eshop", status: "sent", count: 2 }),
        ],
      },
    ]);
    const shown = rows.map((row) => [
      row.numberId,
      row.category,
      row.country,
      row.sent,
      row.charged,
      row.unpriced,
      row.amounts,
    ]);
    expect(shown).toEqual([
      ["servis", "service", "CZ", 40, 0, 0, {}],
      ["servis", "marketing", "CZ", 16, 15, 0, { USD: 1_290_000 }],
      ["servis", "marketing", "DE", 3, 3, 3, {}],
      ["eshop", "marketing", "CZ", 2, 0, 0, {}],
    ]);
  });

  it("prices every part of the month by its own card", () => {
    const dearer: Card = { ...card, currency: "EUR", prices: new Map([["CZ|marketing", 100_000]]) };
    const [row] = summarise([
      { from: "2026-11-01", card, groups: [group({ count: 1 })] },
      { from: "2026-11-16", card: dearer, groups: [group({ count: 2 })] },
    ]);
    expect(row).toMatchObject({ sent: 3, amounts: { USD: 86_000, EUR: 200_000 } });
  });

  it("without a card says what has no price", () => {
    expect(total([group()], null)).toMatchObject({ charged: 10, unpriced: 10, amounts: {} });
  });

  it("loses no message and charges none twice", () => {
    const groups = fc.array(
      fc.record({
        numberId: fc.constantFrom("servis", "eshop"),
        connectionId: fc.constantFrom("meta", "twilio"),
        isTemplate: fc.boolean(),
        category: fc.option(fc.constantFrom<string>(...priceCategories, "new_word")),
        pricingType: fc.option(fc.constantFrom(...pricingTypes)),
        pricingBillable: fc.option(fc.boolean()),
        status: fc.constantFrom(...messageStatuses),
        recipient: fc.constantFrom("+420777123456", "+491711234567", "CZ.12345", "XY", null),
        count: fc.integer({ min: 1, max: 1000 }),
      }),
    );
    fc.assert(
      fc.property(groups, (all) => {
        const sum = total(all);
        const { window, entry_point, provider } = sum.free;
        expect(sum.sent).toBe(all.reduce((n, { count }) => n + count, 0));
        expect(sum.delivered + sum.undelivered + sum.failed).toBe(sum.sent);
        const carried = summariseConnections([{ from: "2026-11-01", card, groups: all }]);
        expect(carried.reduce((n, { delivered }) => n + delivered, 0)).toBe(sum.delivered);
        expect(sum.charged + window + entry_point + provider).toBe(sum.delivered);
        expect(sum.unpriced).toBeLessThanOrEqual(sum.charged);
        if (sum.unpriced === sum.charged) expect(sum.amounts.USD ?? 0).toBe(0);
      }),
    );
  });
});

describe("the recipient's country", () => {
  it.each([
    ["+420777123456", "CZ"],
    ["+12045551234", "CA"],
    ["+18095551234", "DO"],
    ["+447400123456", "GB"],
    ["+447700900123", null],
    ["+420123456789", "CZ"],
    ["CZ.1000000000000001", "CZ"],
    ["+88316000000000", null],
    [null, null],
  ])("of %s is %s", (recipient, country) => {
    expect(toClient(recipient).country).toBe(country);
  });
});

describe("the allowance (S0.32)", () => {
  it("is the company's one, however many numbers sent (S0.33)", () => {
    const sum = total([group({ count: 700 }), group({ numberId: "eshop", connectionId: "twilio", count: 500 })]);
    expect(allowanceOf(1000, sum)).toMatchObject({ used: 1200, left: 0, over: 200 });
  });

  it.each([
    [1000, 0, 0, { used: 0, left: 1000, over: 0 }],
    [1000, 1000, 0, { used: 1000, left: 0, over: 0 }],
    [1000, 1510, 10, { used: 1500, left: 0, over: 500 }],
    [0, 3, 0, { used: 3, left: 0, over: 3 }],
  ])("of %i with %i sent, %i of them failed", (monthly, sent, failed, expected) => {
    expect(allowanceOf(monthly, { sent, failed })).toEqual({ monthly, ...expected });
  });
});
