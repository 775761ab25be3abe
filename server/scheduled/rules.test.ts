import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scheduledStatuses } from "@/db/enums";
import { windowMs } from "../delivery/window";
import { furthestMs, latestMs, mayDrop, needsTemplate, type ScheduledFacts, scheduledStep, timeProblem } from "./rules";

const now = new Date("2026-11-27T08:00:00Z");
const after = (ms: number) => new Date(now.getTime() + ms);
const moments = fc.integer({ min: -10 * 86_400_000, max: 10 * 86_400_000 }).map(after);
const anyFacts: fc.Arbitrary<ScheduledFacts> = fc.record({
  status: fc.constantFrom(...scheduledStatuses),
  sendAt: moments,
  cancelIfClientWrites: fc.boolean(),
  writtenAt: moments,
  clientWroteAt: fc.option(moments),
});

describe("when a message may be planned for (O30)", () => {
  it.each([
    [-1, "past"],
    [0, "past"],
    [1, null],
    [furthestMs, null],
    [furthestMs + 1, "far"],
  ] as const)("%s ms ahead: %s", (ms, problem) => {
    expect(timeProblem(after(ms), now)).toBe(problem);
  });

  it("asks for a template exactly where the window will be closed then (O13)", () => {
    fc.assert(
      fc.property(fc.option(moments), moments, (lastClientMessageAt, sendAt) => {
        const isOpen = lastClientMessageAt !== null && sendAt.getTime() < lastClientMessageAt.getTime() + windowMs;
        expect(needsTemplate(lastClientMessageAt, sendAt)).toBe(!isOpen);
      }),
    );
  });
});

describe("what is done with a planned message (O30)", () => {
  it("is nothing once it was sent, cancelled or failed", () => {
    fc.assert(
      fc.property(anyFacts, moments, (facts, at) => {
        fc.pre(facts.status !== "scheduled");
        expect(scheduledStep(facts, at)).toBe("none");
      }),
    );
  });

  it("never sends before its time, nor an hour after it, nor to a client who wrote first", () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: -2 * latestMs, max: 2 * latestMs }), (any, late) => {
        const facts = { ...any, status: "scheduled" as const };
        fc.pre(scheduledStep(facts, new Date(facts.sendAt.getTime() + late)) === "send");
        expect(late).toBeGreaterThanOrEqual(0);
        expect(late).toBeLessThanOrEqual(latestMs);
        if (facts.cancelIfClientWrites && facts.clientWroteAt)
          expect(facts.clientWroteAt.getTime()).toBeLessThanOrEqual(facts.writtenAt.getTime());
      }),
    );
  });

  it("leaves none for ever: after its time it is sent, cancelled or late", () => {
    fc.assert(
      fc.property(anyFacts, moments, (facts, at) => {
        fc.pre(facts.status === "scheduled" && at >= facts.sendAt);
        expect(scheduledStep(facts, at)).not.toBe("none");
      }),
    );
  });

  it("cancels at once when the client writes, and only where its author asked for it", () => {
    fc.assert(
      fc.property(anyFacts, moments, (facts, at) => {
        const isOvertaken = facts.clientWroteAt !== null && facts.clientWroteAt > facts.writtenAt;
        const isCancelled = scheduledStep({ ...facts, status: "scheduled" }, at) === "cancel";
        expect(isCancelled).toBe(facts.cancelIfClientWrites && isOvertaken);
      }),
    );
  });
});

it.each([
  ["its author", { userId: "petra", maySeeAll: false }, true],
  ["a supervisor", { userId: "eva", maySeeAll: true }, true],
  ["a colleague", { userId: "jana", maySeeAll: false }, false],
])("%s may take it away: %s", (_, me, may) => {
  expect(mayDrop({ authorId: "petra" }, me)).toBe(may);
});
