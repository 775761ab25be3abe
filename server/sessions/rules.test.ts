import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clockOf, durationMs, fromAddress, givenFilters, parseAddress, toAddress, waitMs } from "./rules";
import { callbackFilters, type SessionQuery, sessionPeriods, sessionSorts } from "./schema";

const day = fc.date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
const query = fc.record(
  {
    period: fc.constantFrom(...sessionPeriods),
    sort: fc.constantFrom(...sessionSorts),
    status: fc.constantFrom("waiting" as const, "active" as const),
    origin: fc.constantFrom("client" as const, "campaign" as const),
    tagId: fc.uuid({ version: 7 }),
    callback: fc.constantFrom(...callbackFilters),
    text: fc.constantFrom("kolo", "černá & bílá", "100 % a=b", "a+b"),
    startedFrom: day.map((at) => at.toISOString().slice(0, 10)),
    waitMin: fc.nat(1_000_000),
    durationMax: fc.nat(1_000_000),
    fields: fc.array(
      fc.record({
        key: fc.constantFrom("Zakázka", "a&b"),
        test: fc.constantFrom("is" as const, "filled" as const),
        value: fc.constantFrom("", "26-1", '"x"'),
      }),
      { minLength: 1, maxLength: 3 },
    ),
  },
  { requiredKeys: ["period", "sort"] },
);

describe("address of the table (N.34)", () => {
  it("carries every question there and back", () => {
    fc.assert(
      fc.property(query, (asked: SessionQuery) => {
        const address = Object.fromEntries(new URLSearchParams(toAddress(asked)));
        expect(fromAddress(address)).toEqual(asked);
        expect(parseAddress(address)).toMatchObject({ success: true, data: asked });
      }),
    );
  });

  it("leaves out on the screen what makes no sense, and refuses it where data leave", () => {
    const odd = {
      period: "live",
      waitMin: "",
      tagId: "x",
      fields: "[",
      sort: "by-name",
      session: "1",
      status: "active",
    };
    expect(fromAddress(odd)).toEqual({ period: "live", status: "active", sort: "-started" });
    expect(parseAddress(odd).success).toBe(false);
    expect(fromAddress({})).toEqual({ period: "history", sort: "-started" });
  });

  it("counts what is filtered by, the period not", () => {
    expect(givenFilters({ period: "live" })).toEqual([]);
    expect(givenFilters({ period: "live", waitMin: 0, text: "kolo" }).toSorted()).toEqual(["text", "waitMin"]);
  });
});

describe("times of a session", () => {
  const startedAt = new Date("2026-11-01T08:00:00Z");
  const now = new Date("2026-11-01T09:00:00Z");
  it.each([
    [null, null, 60, null],
    ["08:10", null, 10, 50],
    ["08:10", "08:30", 10, 20],
    [null, "08:05", 5, null],
  ] as const)("accepted %s, ended %s: waited %s, worked %s minutes", (accepted, ended, waited, worked) => {
    const at = (time: string | null) => (time ? new Date(`2026-11-01T${time}:00Z`) : null);
    const times = { startedAt, acceptedAt: at(accepted), endedAt: at(ended) };
    expect(waitMs(times, now)).toBe(waited * 60_000);
    expect(durationMs(times, now)).toBe(worked === null ? null : worked * 60_000);
  });

  it.each([
    [0, "0:00:00"],
    [3_849_999, "1:04:09"],
    [360_000_000, "100:00:00"],
  ])("%s ms are %s", (ms, text) => expect(clockOf(ms)).toBe(text));
});
