import { describe, expect, it } from "vitest";
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
