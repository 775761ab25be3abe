import fc from "fast-check";
import { expect, it } from "vitest";
import { drawScale, problemOf } from "./pdf-rules";

it.each([
  [{ width: 595, height: 842 }, 595, 1, 1],
  [{ width: 595, height: 842 }, 1190, 1, 2],
  [{ width: 595, height: 842 }, 595, 3, 2],
  [{ width: 595, height: 842 }, 595, 0.5, 1],
])("draws a page of %o at %d points and density %d in scale %d (S1.9)", (page, width, density, scale) => {
  expect(drawScale(page, width, density)).toBeCloseTo(scale);
});

it("never takes more than 16 million points, however large a page says it is", () => {
  const side = fc.double({ min: 1, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(
      side,
      side,
      fc.integer({ min: 1, max: 8000 }),
      fc.constantFrom(1, 2, 3),
      (width, height, to, density) => {
        const scale = drawScale({ width, height }, to, density);
        expect(scale).toBeGreaterThan(0);
        expect(width * scale * height * scale).toBeLessThanOrEqual(16_000_001);
      },
    ),
  );
});

it.each([
  ["PasswordException", "password"],
  ["InvalidPDFException", "broken"],
  ["ResponseException", "unreachable"],
])("%s means %s", (name, problem) => {
  expect(problemOf(Object.assign(new Error("?"), { name }))).toBe(problem);
});
