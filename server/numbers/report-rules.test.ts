import { expect, it } from "vitest";
import { isRaised } from "./report-rules";

it.each([
  [30, 10_000, true],
  [30, null, true],
  [30, 30, false],
  [30, 20, false],
  [30, undefined, false],
  [null, 10_000, false],
])("knows whether a limit rose: from %s to %s", (before, after, raised) => {
  expect(isRaised(before, after)).toBe(raised);
});
