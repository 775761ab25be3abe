import fc from "fast-check";
import { expect, it } from "vitest";
import { byteRange } from "./range-rules";

it.each([
  ["bytes=0-99", { start: 0, end: 99 }],
  ["bytes=900-", { start: 900, end: 999 }],
  ["bytes=-100", { start: 900, end: 999 }],
  ["bytes=-5000", { start: 0, end: 999 }],
  ["bytes=999-5000", { start: 999, end: 999 }],
  ["bytes=1000-", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=5-2", null],
  ["bytes=0-1,5-6", null],
  ["bytes=-", null],
  ["items=0-5", null],
  ["bytes=0x1-2", null],
  [null, null],
])("%s of 1000 bytes is %j", (header, range) => expect(byteRange(header, 1000)).toEqual(range));

it("never leaves the file", () => {
  const number = fc.oneof(fc.constant(""), fc.nat().map(String));
  fc.assert(
    fc.property(number, number, fc.nat({ max: 5000 }), (first, last, size) => {
      const range = byteRange(`bytes=${first}-${last}`, size);
      if (range === null || range === "unsatisfiable") return;
      expect(range.start).toBeGreaterThanOrEqual(0);
      expect(range.end).toBeGreaterThanOrEqual(range.start);
      expect(range.end).toBeLessThan(size);
    }),
  );
});
