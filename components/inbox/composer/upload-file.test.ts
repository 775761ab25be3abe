import fc from "fast-check";
import { expect, it } from "vitest";
import { maxPartBytes } from "@/server/media/rules";
import { partsOf } from "./upload-file";

it("sends a small file in one part", () => {
  expect(partsOf(maxPartBytes)).toEqual([{ start: 0, end: maxPartBytes, isLast: true }]);
});

it("cuts any file into parts that follow each other, cover it and never exceed the limit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 * 1024 * 1024 }), (size) => {
      const parts = partsOf(size);
      expect(parts[0]?.start).toBe(0);
      expect(parts.at(-1)).toMatchObject({ end: size, isLast: true });
      parts.forEach((part, at) => {
        expect(part.end - part.start).toBeLessThanOrEqual(maxPartBytes);
        expect(part.isLast).toBe(at === parts.length - 1);
        if (at > 0) expect(part.start).toBe(parts[at - 1]?.end);
      });
    }),
  );
});
