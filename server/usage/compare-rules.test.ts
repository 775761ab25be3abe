import fc from "fast-check";
import { expect, it } from "vitest";
import { priceCategories } from "@/db/enums";
import { compareCosts, type OwnCounts, totalOf } from "./compare-rules";

it("puts ours beside the provider's, category by category", () => {
  const own: OwnCounts[] = [
    { category: "marketing", delivered: 10, amounts: { USD: 860_000 } },
    { category: "marketing", delivered: 2, amounts: { USD: 273_000 } },
    { category: null, delivered: 1, amounts: {} },
    { category: "utility", delivered: 0, amounts: {} },
  ];
  const told = [
    { category: "marketing", messages: 13, cost: 1.22, currency: "USD" },
    { category: "authentication-international", messages: 2, cost: 4.6, currency: "USD" },
    { category: "general_purpose_ai", messages: 3, cost: null, currency: null },
  ];
  expect(compareCosts(own, told)).toEqual([
    {
      category: "marketing",
      ours: { messages: 12, amounts: { USD: 1_133_000 } },
      theirs: { messages: 13, amounts: { USD: 1_220_000 } },
    },
    { category: null, ours: { messages: 1, amounts: {} }, theirs: { messages: 3, amounts: {} } },
    {
      category: "authentication_international",
      ours: { messages: 0, amounts: {} },
      theirs: { messages: 2, amounts: { USD: 4_600_000 } },
    },
  ]);
});

it("loses nothing of either side", () => {
  const count = fc.nat(1000);
  const own = fc.record({
    category: fc.option(fc.constantFrom(...priceCategories)),
    delivered: count,
    amounts: fc.constant({}),
  });
  const told = fc.record({
    category: fc.constantFrom<string>(...priceCategories, "new_word", "unknown"),
    messages: count,
    cost: fc.constant(0),
    currency: fc.constant("USD"),
  });
  fc.assert(
    fc.property(fc.array(own), fc.array(told), (ours, theirs) => {
      const rows = compareCosts(ours, theirs);
      expect(totalOf(rows, "ours").messages).toBe(ours.reduce((sum, { delivered }) => sum + delivered, 0));
      expect(totalOf(rows, "theirs").messages).toBe(theirs.reduce((sum, { messages }) => sum + messages, 0));
    }),
  );
});

it("compares only the sums with a provider that names no category", () => {
  const own: OwnCounts[] = [
    { category: "marketing", delivered: 2, amounts: { USD: 170_000 } },
    { category: "service", delivered: 5, amounts: {} },
  ];
  const told = [
    { category: "unknown", messages: 6, cost: 0.2, currency: "USD" },
    { category: "unknown", messages: 1, cost: null, currency: null },
  ];
  expect(compareCosts(own, told)).toEqual([
    {
      category: null,
      ours: { messages: 7, amounts: { USD: 170_000 } },
      theirs: { messages: 7, amounts: { USD: 200_000 } },
    },
  ]);
});
