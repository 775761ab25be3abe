import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reaches } from "@/components/live/cursor";
import { isVisibleIn, parseSnapshot } from "./snapshot";

describe("parseSnapshot", () => {
  it.each(["10:10:", "10:20:", "10:20:10,15,19", "1:9223372036854775807:"])("reads %s", (text) => {
    expect(parseSnapshot(text)).not.toBeNull();
  });

  it.each([
    "",
    "10",
    "10:20",
    "20:10:",
    "0:10:",
    "10:20:9",
    "10:20:20",
    "10:20:15,14",
    "10:20:15,15",
    "10:20:15,",
    "-1:20:",
    "10:9223372036854775808:",
    "10:4611686018427387904:",
    "10:20:; drop table live_events",
    "10:20:\n",
    `1:2:${"1,".repeat(20_000)}1`,
  ])("refuses %s", (text) => {
    expect(parseSnapshot(text)).toBeNull();
  });
});

it.each([
  ["9", true],
  ["10", false],
  ["11", true],
  ["15", false],
  ["19", true],
  ["20", false],
  ["21", false],
])("sees transaction %s: %s", (xid, visible) => {
  const snapshot = parseSnapshot("10:20:10,15");
  expect(snapshot && isVisibleIn(snapshot, xid)).toBe(visible);
});

it("is compared by the browser as Postgres would (O24)", () => {
  /** Transactions begin in their order and end in any; a cursor is taken after any number of such steps. */
  const ends = fc.array(fc.record({ begins: fc.nat(3), ends: fc.nat(9) }), { maxLength: 20 });
  fc.assert(
    fc.property(ends, fc.nat(20), fc.nat(20), (steps, one, other) => {
      const cursors = [one, other].map((at) => cursorAfter(steps.slice(0, at)));
      const [a, b] = cursors.map(parseSnapshot);
      const xids = Array.from({ length: 90 }, (_, n) => `${n + 1}`);
      const knowsAll = xids.every((x) => !b || !isVisibleIn(b, x) || (a && isVisibleIn(a, x)));
      expect(reaches(cursors[0] ?? "", cursors[1] ?? "")).toBe(knowsAll);
    }),
  );
});

/** A snapshot ends after the last transaction that has ended. */
function cursorAfter(steps: { begins: number; ends: number }[]): string {
  let next = 1;
  let xmax = 1;
  let running: number[] = [];
  for (const { begins, ends } of steps) {
    for (let n = 0; n < begins; n += 1) running.push(next++);
    xmax = Math.max(xmax, (running[ends] ?? 0) + 1);
    running = running.filter((_, at) => at !== ends);
  }
  const seen = running.filter((xid) => xid < xmax);
  return `${seen[0] ?? xmax}:${xmax}:${seen.join(",")}`;
}
