import { describe, expect, it } from "vitest";
import { readReceiptTimes } from "@/db/enums";
import { mayShowTyping, pauseAfter, receiptsOf, tellsRead } from "./rules";

describe("when a client learns that we read", () => {
  it.each([
    ["open", true, true],
    ["reply", false, true],
    ["never", false, false],
  ] as const)("%s: at opening %s, with the answer %s", (receipts, atOpening, withAnswer) => {
    expect([tellsRead(receipts, "open"), tellsRead(receipts, "reply")]).toEqual([atOpening, withAnswer]);
  });

  it("is the number's word before the company's", () => {
    expect(receiptsOf({ readReceipts: null }, "reply")).toBe("reply");
    expect(receiptsOf({ readReceipts: "never" }, "open")).toBe("never");
  });

  it("shows typing only where reading may be known by then", () => {
    const may = readReceiptTimes.map((receipts) => [mayShowTyping(receipts, false), mayShowTyping(receipts, true)]);
    expect(may).toEqual([
      [true, true],
      [false, true],
      [false, false],
    ]);
  });

  it("tries again ever later, then gives up", () => {
    const pauses = [1, 2, 3, 4].map((tries) => pauseAfter(tries) ?? 0);
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses[0]).toBeGreaterThan(0);
    expect(pauseAfter(5)).toBeNull();
  });
});
