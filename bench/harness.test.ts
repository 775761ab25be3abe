import { expect, it } from "vitest";
import { interleave, median, quantile, ratioInterval } from "./harness";

it("takes medians and quantiles between neighbours", () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([1, 2, 3, 4])).toBe(2.5);
  expect(quantile([10, 20], 0.25)).toBe(12.5);
  expect(median([])).toBeNaN();
});

it("rotates who begins", async () => {
  const order: string[] = [];
  const variant = (name: string) => ({ name, run: async () => order.push(name) });
  const samples = await interleave([variant("a"), variant("b")], 2);
  expect(order).toEqual(["a", "b", "b", "a"]);
  expect(samples).toEqual({ a: [1, 4], b: [2, 3] });
});

it("puts the true ratio into the interval", () => {
  const [low, high] = ratioInterval([2, 2.1, 1.9, 2, 2.05], [1, 1.02, 0.98, 1, 1.01]);
  expect(low).toBeLessThan(2);
  expect(high).toBeGreaterThan(2);
});
