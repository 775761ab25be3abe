import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  askable,
  type Candidate,
  type EarlierOffers,
  isFree,
  type Member,
  mayAccept,
  nextOperator,
  restMs,
} from "./offer-rules";

const now = new Date("2026-11-22T12:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);
const person = (userId: string, change: Partial<Candidate> = {}): Candidate => ({
  userId,
  capacity: 3,
  load: 0,
  lastOfferedAt: null,
  ...change,
});

describe("the next operator (N.42)", () => {
  it.each<[string, Candidate[], EarlierOffers[], string | null]>([
    ["nobody is here", [], [], null],
    ["everybody is full", [person("petra", { load: 3 })], [], null],
    ["who works on less", [person("petra", { load: 2 }), person("jana", { load: 1 })], [], "jana"],
    ["who has more room, at equal load", [person("petra"), person("jana", { capacity: 5 })], [], "jana"],
    [
      "who was asked longest ago",
      [person("petra", { lastOfferedAt: ago(1000) }), person("jana", { lastOfferedAt: ago(9000) })],
      [],
      "jana",
    ],
    [
      "who was not asked yet, though busier",
      [person("petra"), person("jana", { load: 2 })],
      [{ userId: "petra", count: 1, lastEndedAt: ago(restMs) }],
      "jana",
    ],
    [
      "not who has just refused",
      [person("petra")],
      [{ userId: "petra", count: 1, lastEndedAt: ago(restMs - 1) }],
      null,
    ],
    [
      "who refused, after a rest",
      [person("petra")],
      [{ userId: "petra", count: 1, lastEndedAt: ago(restMs) }],
      "petra",
    ],
  ])("is %s", (_, candidates, earlier, expected) => {
    expect(nextOperator(candidates, earlier, now)).toBe(expected);
  });

  const people = fc.uniqueArray(
    fc.record({
      userId: fc.constantFrom("a", "b", "c", "d", "e"),
      capacity: fc.integer({ min: 0, max: 4 }),
      load: fc.integer({ min: 0, max: 5 }),
      lastOfferedAt: fc.option(fc.integer({ min: 0, max: 10_000 }).map(ago)),
    }),
    { selector: ({ userId }) => userId },
  );
  const offers = fc.uniqueArray(
    fc.record({
      userId: fc.constantFrom("a", "b", "c", "d", "e"),
      count: fc.integer({ min: 1, max: 3 }),
      lastEndedAt: fc.integer({ min: 0, max: 2 * restMs }).map(ago),
    }),
    { selector: ({ userId }) => userId },
  );

  it("has room, has rested, and does not depend on the order in which people are given", () => {
    fc.assert(
      fc.property(people, offers, (candidates, earlier) => {
        const chosen = nextOperator(candidates, earlier, now);
        expect(nextOperator([...candidates].reverse(), earlier, now)).toBe(chosen);
        const free = candidates.filter(isFree);
        const rested = free.filter(({ userId }) => {
          const before = earlier.find((row) => row.userId === userId);
          return !before || now.getTime() - before.lastEndedAt.getTime() >= restMs;
        });
        expect(chosen === null).toBe(rested.length === 0);
        if (chosen) expect(rested.map(({ userId }) => userId)).toContain(chosen);
      }),
    );
  });

  it("shares many sessions fairly: among equals nobody is asked twice more than another, and nobody over capacity", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 40 }), (size, sessions) => {
        const desk = Array.from({ length: size }, (_, n) => person(`p${n}`, { capacity: 5 }));
        for (let n = 0; n < sessions; n += 1) {
          const chosen = desk.find(({ userId }) => userId === nextOperator(desk, [], now));
          if (!chosen) break;
          chosen.load += 1;
          chosen.lastOfferedAt = new Date(now.getTime() + n);
        }
        const loads = desk.map(({ load }) => load);
        expect(Math.max(...loads)).toBeLessThanOrEqual(5);
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
        expect(loads.reduce((sum, load) => sum + load, 0)).toBe(Math.min(sessions, size * 5));
      }),
    );
  });
});

describe("who may be asked", () => {
  const member = (userId: string, change: Partial<Member> = {}): Member => ({
    ...person(userId),
    isMember: true,
    ...change,
  });
  const ids = (list: Candidate[]) => list.map(({ userId }) => userId);
  const free = [member("petra"), member("jana"), member("ota", { isMember: false })];

  it("is the preferred operator alone, member or not, once; then the group that goes one by one", () => {
    const session = { mode: "one_by_one" as const, preferredOperatorId: "ota" };
    expect(ids(askable(session, free, []))).toEqual(["ota"]);
    const refused = [{ userId: "ota", count: 1, lastEndedAt: ago(1) }];
    expect(ids(askable(session, free, refused))).toEqual(["petra", "jana"]);
    expect(ids(askable({ ...session, preferredOperatorId: "away" }, free, []))).toEqual(["petra", "jana"]);
  });

  it("is nobody in a group that takes sessions all at once (N.43), unless one is preferred", () => {
    expect(askable({ mode: "whole_group", preferredOperatorId: null }, free, [])).toEqual([]);
    expect(askable({ mode: null, preferredOperatorId: null }, free, [])).toEqual([]);
    expect(ids(askable({ mode: "whole_group", preferredOperatorId: "jana" }, free, []))).toEqual(["jana"]);
  });
});

describe("accepting", () => {
  const me = { userId: "petra", maySeeAll: false };
  it.each([
    ["what is offered to me", { mode: "one_by_one", offeredTo: "petra", me }, true],
    ["what is offered to another", { mode: "one_by_one", offeredTo: "jana", me }, false],
    ["what a group one by one offers to nobody yet", { mode: "one_by_one", offeredTo: null, me }, false],
    ["what the whole group may take (N.43)", { mode: "whole_group", offeredTo: null, me }, true],
    ["what is kept for a preferred colleague", { mode: "whole_group", offeredTo: "jana", me }, false],
    ["what belongs to no group", { mode: null, offeredTo: null, me }, true],
    ["anything, for a supervisor", { mode: "one_by_one", offeredTo: "jana", me: { ...me, maySeeAll: true } }, true],
  ] as const)("%s: %s", (_, facts, expected) => {
    expect(mayAccept(facts)).toBe(expected);
  });
});
