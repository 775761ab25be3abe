import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MessageStatus, messageStatuses, priceCategories, pricingTypes } from "@/db/enums";
import { addAmounts, categoryOf, chargeOf, type SentFacts } from "./charge-rules";
import { markets, placesOf, readPlace } from "./market-rules";
import { daysOf } from "./month-rules";
import { type Card, cardOn, cardParts, priceKey, priceOf } from "./price-rules";

const delivered: SentFacts = {
  isTemplate: true,
  category: "marketing",
  pricingType: "regular",
  pricingBillable: true,
  status: "delivered",
  day: "2026-11-25",
};

const cardWith = (prices: Record<string, number>): Card => ({
  id: "card",
  currency: "USD",
  isSample: false,
  prices: new Map(Object.entries(prices)),
});
const czech = { country: "CZ", phone: "+420777123456" };

const facts: fc.Arbitrary<SentFacts> = fc.record({
  isTemplate: fc.boolean(),
  category: fc.option(fc.constantFrom(...priceCategories, "general_purpose_ai", "group_utility")),
  pricingType: fc.option(fc.constantFrom(...pricingTypes)),
  pricingBillable: fc.option(fc.boolean()),
  status: fc.constantFrom(...messageStatuses),
  day: fc.constantFrom("2026-09-30", "2026-10-01", "2026-11-25"),
});

describe("what is charged (providers.md A11, A15)", () => {
  it.each<[string, Partial<SentFacts>, ReturnType<typeof chargeOf>]>([
    ["a delivered template", {}, { kind: "charged", category: "marketing" }],
    ["a read one", { status: "read" }, { kind: "charged", category: "marketing" }],
    ["one that has not come yet", { status: "sent" }, { kind: "undelivered" }],
    ["one that failed", { status: "failed" }, { kind: "failed" }],
    ["one inside the window", { pricingType: "free_customer_service" }, { kind: "free", why: "window" }],
    ["one after an ad", { pricingType: "free_entry_point" }, { kind: "free", why: "entry_point" }],
    [
      "one the provider does not bill",
      { pricingType: null, pricingBillable: false },
      { kind: "free", why: "provider" },
    ],
    [
      "the type decides over the flag that goes",
      { pricingBillable: false },
      { kind: "charged", category: "marketing" },
    ],
    ["a kind no list knows", { category: "general_purpose_ai" }, { kind: "charged", category: null }],
  ])("%s", (_, change, charge) => {
    expect(chargeOf({ ...delivered, ...change })).toEqual(charge);
  });

  it.each([
    ["2026-09-30", { kind: "free", why: "window" }],
    ["2026-10-01", { kind: "charged", category: "service" }],
  ])("an answer of which the provider says nothing, on %s", (day, charge) => {
    const untold = { isTemplate: false, category: null, pricingType: null, pricingBillable: null };
    expect(chargeOf({ ...delivered, ...untold, day })).toEqual(charge);
  });

  it("is nothing that was not delivered, and never what the provider calls free", () => {
    fc.assert(
      fc.property(facts, (sent) => {
        const charge = chargeOf(sent);
        const arrived: MessageStatus[] = ["delivered", "read"];
        if (charge.kind === "charged") expect(arrived).toContain(sent.status);
        if (sent.pricingType?.startsWith("free")) expect(charge.kind).not.toBe("charged");
        if (sent.pricingType === "regular" && arrived.includes(sent.status)) expect(charge.kind).toBe("charged");
      }),
    );
  });

  it.each([
    ["authentication-international", true, "authentication_international"],
    ["group_marketing", true, "marketing"],
    ["MARKETING_LITE", true, "marketing_lite"],
    ["referral_conversion", false, "service"],
    [null, false, "service"],
    [null, true, null],
  ])("a list's word for %s", (category, isTemplate, word) => {
    expect(categoryOf({ category, isTemplate })).toBe(word);
  });
});

describe("the price of a message", () => {
  it("is the nearest place's: country, calling code, market, other", () => {
    const all = { "CZ|utility": 1, "+420|utility": 2, "rest_of_central_eastern_europe|utility": 3, "other|utility": 4 };
    const left = Object.entries(all);
    const found = left.map((_, n) => priceOf(cardWith(Object.fromEntries(left.slice(n))), czech, "utility"));
    expect(found).toEqual([1, 2, 3, 4]);
  });

  it("is the longest calling code's where an area has its own", () => {
    const card = cardWith({ "+1|marketing": 1, "+1809|marketing": 2 });
    expect(priceOf(card, { country: "DO", phone: "+18095551234" }, "marketing")).toBe(2);
    expect(priceOf(card, { country: "US", phone: "+12125551234" }, "marketing")).toBe(1);
  });

  it("is the wider category's where the card does not tell them apart", () => {
    expect(priceOf(cardWith({ "CZ|marketing": 5 }), czech, "marketing_lite")).toBe(5);
    expect(priceOf(cardWith({ "CZ|marketing": 5, "CZ|marketing_lite": 4 }), czech, "marketing_lite")).toBe(4);
  });

  it("is unknown, not zero, without a card, a category, a country or a row", () => {
    const card = cardWith({ "other|marketing": 7 });
    expect(priceOf(null, czech, "marketing")).toBeNull();
    expect(priceOf(card, czech, null)).toBeNull();
    expect(priceOf(card, { country: null, phone: null }, "marketing")).toBeNull();
    expect(priceOf(card, { country: null, phone: "+88316000000" }, "marketing")).toBeNull();
    expect(priceOf(card, czech, "utility")).toBeNull();
  });

  it("is always one of the card's own", () => {
    const place = fc.constantFrom("CZ", "+420", "SK", "other", "rest_of_central_eastern_europe");
    const price = fc.record({ place, category: fc.constantFrom(...priceCategories), micros: fc.nat() });
    fc.assert(
      fc.property(fc.array(price), fc.constantFrom(...priceCategories), (rows, category) => {
        const card = cardWith(Object.fromEntries(rows.map((row) => [priceKey(row.place, row.category), row.micros])));
        const found = priceOf(card, czech, category);
        if (found !== null) expect([...card.prices.values()]).toContain(found);
        const known = rows.some((row) => row.category === category && row.place !== "SK");
        if (known) expect(found).not.toBeNull();
      }),
    );
  });
});

it("keeps currencies apart", () => {
  expect(addAmounts({ USD: 5 }, { EUR: 2, USD: 1 })).toEqual({ USD: 6, EUR: 2 });
});

describe("the card of a day", () => {
  const made = (id: string, validFrom: string, more: { hour?: number; withdrawn?: boolean } = {}) => ({
    id,
    validFrom,
    createdAt: new Date(Date.UTC(2026, 8, 1, more.hour ?? 0)),
    withdrawnAt: more.withdrawn ? new Date("2026-09-02") : null,
  });
  const cards = [
    made("autumn", "2026-10-01"),
    made("summer", "2026-07-01"),
    made("corrected", "2026-10-01", { hour: 5 }),
    made("wrong", "2026-10-15", { withdrawn: true }),
    made("winter", "2026-11-16"),
  ];

  it.each([
    ["2026-06-30", undefined],
    ["2026-07-01", "summer"],
    ["2026-09-30", "summer"],
    ["2026-10-01", "corrected"],
    ["2026-10-20", "corrected"],
    ["2026-11-16", "winter"],
  ])("%s: %s", (day, id) => {
    expect(cardOn(cards, day)?.id).toBe(id);
    expect(cardOn([...cards].reverse(), day)?.id).toBe(id);
  });

  it("changes in the midst of a month", () => {
    expect(cardParts(cards, daysOf("2026-11")).map(({ from, card }) => [from, card?.id])).toEqual([
      ["2026-11-01", "corrected"],
      ["2026-11-16", "winter"],
    ]);
    expect(cardParts([], daysOf("2026-11"))).toEqual([{ from: "2026-11-01", card: null }]);
  });
});

describe("places of a price list", () => {
  it.each([
    ["cz", "CZ"],
    ["+420", "+420"],
    ["420", "+420"],
    ["Rest of Western Europe", "rest_of_western_europe"],
    ["Rest of Central & Eastern Europe", "rest_of_central_eastern_europe"],
    ["Rest of APAC", "rest_of_asia_pacific"],
    ["North America", "north_america"],
    ["Other", "other"],
    ["Česko", "CZ"],
    ["Germany", "DE"],
    ["Německo", "DE"],
    ["Turkey", "TR"],
    ["UK", "GB"],
    ["UAE", "AE"],
    ["Atlantis", null],
    ["XX", null],
    ["", null],
    ["+0420", null],
  ])("%s is %s", (cell, place) => {
    expect(readPlace(cell)).toBe(place);
  });

  it("puts no country into two markets", () => {
    const all = Object.values(markets).flatMap((countries) => countries.split(" ").filter(Boolean));
    expect(all.length).toBe(new Set(all).size);
  });

  it("sends a country without a market to the rest of the world", () => {
    expect(placesOf({ country: "IS", phone: null })).toEqual(["IS", "other", "other"]);
  });
});
