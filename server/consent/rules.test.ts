import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { consentMoves, consentPolicies } from "@/db/enums";
import { consentOf, marketingVerdict, stateOf } from "./rules";

const move = fc.record({
  move: fc.constantFrom(...consentMoves),
  at: fc.integer({ min: 0, max: 20 }).map((minute) => new Date(Date.UTC(2026, 0, 1, 0, minute))),
});

describe("consent to marketing (S4.3)", () => {
  it("is what was said last, in whatever order it was written down", () => {
    const shuffled = fc
      .array(move, { maxLength: 8 })
      .chain((moves) => fc.tuple(fc.constant(moves), fc.shuffledSubarray(moves, { minLength: moves.length })));
    fc.assert(
      fc.property(shuffled, ([moves, other]) => {
        const consent = consentOf(moves);
        expect(consentOf(other)).toEqual(consent);
        const last = Math.max(...moves.map(({ at }) => at.getTime()));
        const said = moves.filter(({ at }) => at.getTime() === last).map((entry) => entry.move);
        if (said.length === 0) expect(consent).toEqual({ state: "none", at: null });
        else expect(consent).toEqual({ state: said.includes("withdrawn") ? "withdrawn" : "given", at: new Date(last) });
      }),
    );
  });

  it("is never made by leaving something out: without a given one nothing is sent freely", () => {
    fc.assert(
      fc.property(fc.array(move), fc.constantFrom(...consentPolicies), (moves, policy) => {
        const { state } = consentOf(moves);
        if (marketingVerdict(state, policy) !== "send") return;
        expect(moves.some((entry) => entry.move === "given")).toBe(true);
      }),
    );
  });

  it.each([
    ["given", "required", "send"],
    ["given", "warn", "send"],
    ["none", "required", "exception"],
    ["none", "warn", "warn"],
    ["withdrawn", "required", "refuse"],
    ["withdrawn", "warn", "refuse"],
  ] as const)("%s under %s: %s", (state, policy, verdict) => {
    expect(marketingVerdict(state, policy)).toBe(verdict);
  });

  it("reads on the contact as in the history", () => {
    const at = new Date("2026-01-01T00:00:00Z");
    expect(stateOf({ marketingOptedInAt: null, marketingOptedOutAt: null })).toBe("none");
    expect(stateOf({ marketingOptedInAt: at, marketingOptedOutAt: null })).toBe("given");
    expect(stateOf({ marketingOptedInAt: null, marketingOptedOutAt: at })).toBe("withdrawn");
  });
});
