import { describe, expect, it } from "vitest";
import { type NumberForm, numberFormOf, readNumberForm } from "./number-form";

const form = (over: Partial<NumberForm> = {}): NumberForm => ({
  name: "Servis",
  rate: "25",
  share: "",
  groupId: null,
  readReceipts: null,
  ...over,
});
const problemsOf = (over: Partial<NumberForm>, dailyLimit: number | null = 1000) => {
  const read = readNumberForm(form(over), { dailyLimit });
  return read.ok ? [] : read.problems.map(({ key }) => key);
};

describe("the form of a number", () => {
  it("gives back what it was filled with", () => {
    const number = {
      name: "Servis",
      ratePerSecond: 25,
      campaignDailyShare: 300,
      groupId: null,
      readReceipts: "reply" as const,
    };
    expect(readNumberForm(numberFormOf(number), { dailyLimit: 1000 })).toEqual({ ok: true, change: number });
  });

  it("takes an empty share for the whole limit and grouped digits for a number", () => {
    const read = readNumberForm(form({ rate: " 1 000 " }), { dailyLimit: 250 });
    expect(read).toMatchObject({ ok: true, change: { campaignDailyShare: null, ratePerSecond: 1000 } });
  });

  it.each([["0"], ["1001"], ["-1"], ["2,5"], ["abc"], [""]])("refuses %j as a pace", (rate) => {
    expect(problemsOf({ rate })).toEqual(["rate"]);
  });

  it("refuses a share above the daily limit, not one that equals it (S0.35)", () => {
    expect(problemsOf({ share: "1001" })).toEqual(["shareAboveLimit"]);
    expect(problemsOf({ share: "9999999" })).toEqual(["shareAboveLimit"]);
    expect(problemsOf({ share: "9999999" }, null)).toEqual(["share"]);
    expect(problemsOf({ share: "1000" })).toEqual([]);
    expect(problemsOf({ share: "1001" }, null)).toEqual([]);
  });

  it("names everything wrong at once", () => {
    expect(problemsOf({ name: "  ", rate: "x", share: "x" })).toEqual(["name", "rate", "share"]);
  });
});
