import fc from "fast-check";
import { expect, it } from "vitest";
import { linesInSight, startsOf } from "./lines-in-sight";

const heights = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 200 });
const views = fc.record({ top: fc.integer({ min: 0, max: 20_000 }), height: fc.integer({ min: 0, max: 2_000 }) });

it("draws every line that touches the view, in one piece, and no more than asked for around it", () => {
  fc.assert(
    fc.property(heights, views, fc.integer({ min: 0, max: 10 }), (sizes, view, more) => {
      const starts = startsOf(sizes);
      const { first, end } = linesInSight(starts, view, more);
      const seen = sizes.flatMap((_, at) =>
        (starts[at + 1] ?? 0) > view.top && (starts[at] ?? 0) < view.top + view.height ? [at] : [],
      );
      expect(seen.every((at) => at >= first && at < end)).toBe(true);
      expect(first >= 0 && end <= sizes.length).toBe(true);
      expect(end - first).toBeLessThanOrEqual(seen.length + 2 * more + 2);
    }),
  );
});

it("begins the next line where the one before ends", () => {
  expect(startsOf([32, 76, 76])).toEqual([0, 32, 108, 184]);
});
