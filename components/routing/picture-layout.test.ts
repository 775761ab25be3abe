import fc from "fast-check";
import { expect, it } from "vitest";
import { heightOf, nodeHeight, rowHeight, targetsOf } from "./picture-layout";

it("puts every target once, within the height of the rules, never over another one (N.62)", () => {
  const rows = fc.array(fc.constantFrom("a", "b", "c", "d"), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(rows, (names) => {
      const targets = targetsOf(names.map((target, n) => ({ id: String(n), target })));
      expect(targets.map(({ target }) => target)).toEqual([...new Set(names)]);
      expect(targets.flatMap((target) => target.rows).length).toBe(names.length);
      targets.forEach(({ middle }, n) => {
        expect(middle - nodeHeight / 2).toBeGreaterThanOrEqual(-0.001);
        expect(middle + nodeHeight / 2).toBeLessThanOrEqual(heightOf(names.length) + 0.001);
        if (n > 0) expect(middle - (targets[n - 1]?.middle ?? 0)).toBeGreaterThanOrEqual(rowHeight - 0.001);
      });
    }),
  );
});
