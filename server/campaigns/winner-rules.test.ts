import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rateOf, twoSided, verdictOf, zOf } from "./winner-rules";

describe("which variant is better", () => {
  it("knows the normal distribution", () => {
    for (const [z, p] of [
      [0, 1],
      [1, 0.317311],
      [1.959964, 0.05],
      [2.575829, 0.01],
      [-1.644854, 0.1],
    ] as const)
      expect(twoSided(z)).toBeCloseTo(p, 5);
  });

  it("computes z by the common proportion", () => {
    // 120 of 1000 against 90 of 1000: 0.03 / sqrt(0.105 × 0.895 × 2 / 1000)
    expect(zOf({ delivered: 1000, successes: 120 }, { delivered: 1000, successes: 90 })).toBeCloseTo(2.18829, 4);
  });

  it("names a winner only by a difference that is hardly chance, of enough people", () => {
    const verdict = (...counts: [number, number][]) =>
      verdictOf(counts.map(([successes, delivered]) => ({ successes, delivered })));
    expect(verdict([90, 1000], [120, 1000])).toMatchObject({ kind: "won", best: 1, second: 0 });
    expect(verdict([100, 1000], [110, 1000])).toMatchObject({ kind: "even", best: 1 });
    expect(verdict([9, 99], [50, 1000])).toEqual({ kind: "few", missing: 1 });
    expect(verdict([1, 1000], [4, 1000])).toEqual({ kind: "few", missing: 0 });
    expect(verdict([998, 1000], [1000, 1000])).toEqual({ kind: "few", missing: 0 });
    // The same two among four are picked from six pairs.
    expect(verdict([90, 1000], [120, 1000], [80, 1000], [85, 1000])).toMatchObject({ kind: "even", best: 1 });
  });

  it("never names the worse one, whatever the order", () => {
    const count = fc
      .integer({ min: 0, max: 3000 })
      .chain((delivered) =>
        fc.record({ delivered: fc.constant(delivered), successes: fc.integer({ min: 0, max: delivered }) }),
      );
    fc.assert(
      fc.property(fc.array(count, { minLength: 2, maxLength: 4 }), (counts) => {
        const verdict = verdictOf(counts);
        if (verdict.kind === "few") return;
        const best = counts[verdict.best];
        expect(counts.every((one) => best && rateOf(best) >= rateOf(one))).toBe(true);
        expect(verdict.chance).toBeGreaterThanOrEqual(0);
        expect(verdict.chance).toBeLessThanOrEqual(1);
        const turned = verdictOf(counts.toReversed());
        expect(turned).toMatchObject({ kind: verdict.kind, chance: verdict.chance });
      }),
    );
  });
});
