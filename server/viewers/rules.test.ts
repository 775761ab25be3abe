import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Look, lookAgainMs, lookMs, newsOf, newsOfLeaving, toLook, typingAgainMs, typingMs } from "./rules";

const start = new Date("2026-11-22T12:00:00Z");
const at = (ms: number) => new Date(start.getTime() + ms);
const look = (conversationId: string, isTyping = false, since = 0): Look => toLook(conversationId, isTyping, at(since));

describe("what colleagues are told of a tab (O14)", () => {
  it.each([
    ["begins to look", null, look("a"), 0, ["a"]],
    ["still looks", look("a"), look("a", false, 25_000), 25_000, []],
    ["comes back after its time", look("a"), look("a", false, lookMs), lookMs, ["a"]],
    ["goes on to another", look("a"), look("b", false, 1), 1, ["a", "b"]],
    ["begins to type", look("a"), look("a", true, 1), 1, ["a"]],
    ["still types, told a moment ago", look("a", true), look("a", true, 1_000), 1_000, []],
    ["still types", look("a", true), look("a", true, 6_000), 6_000, ["a"]],
    ["stops typing", look("a", true), look("a", false, 2_000), 2_000, ["a"]],
    ["stopped long ago", look("a", true), look("a", false, typingMs), typingMs, []],
  ] as const)("%s", (_, was, is, now, news) => {
    expect(newsOf(was, is, at(now))).toEqual(news);
  });

  it("tells of leaving once, and not of what was over anyway", () => {
    expect(newsOfLeaving(look("a"), at(1))).toEqual(["a"]);
    expect(newsOfLeaving(look("a"), at(lookMs))).toEqual([]);
    expect(newsOfLeaving(null, at(0))).toEqual([]);
  });

  it("repeats itself before its time is over", () => {
    expect(lookAgainMs * 2).toBeLessThan(lookMs);
    expect(typingAgainMs).toBeLessThan(typingMs);
  });

  /** A colleague who applies only what is told must never show somebody as typing or looking who is not, nor miss one who is. */
  it("keeps a colleague's picture true whatever a tab does (property)", () => {
    const step = fc.record({
      afterMs: fc.integer({ min: 0, max: 70_000 }),
      conversationId: fc.constantFrom("a", "b"),
      isTyping: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let was: Look | null = null;
        let now = 0;
        const shown = new Map<string, Look | null>();
        for (const { afterMs, conversationId, isTyping } of steps) {
          now += afterMs;
          const is: Look = look(conversationId, isTyping, now);
          const news = newsOf(was, is, at(now));
          for (const id of news) shown.set(id, id === is.conversationId ? is : null);
          was = is;
          for (const id of ["a", "b"]) {
            const there = shown.get(id) ?? null;
            const isThere = there !== null && there.seenUntil > at(now);
            const isHere = id === is.conversationId;
            // What nobody tells ends by itself; colleagues ask again within `lookAgainMs`, so a gap of longer needs no telling.
            if (!isHere) expect(isThere).toBe(false);
            else if (afterMs < lookMs - lookAgainMs) expect(there).not.toBeNull();
            if (isHere && is.typingUntil) expect(there?.typingUntil && there.typingUntil > at(now)).toBe(true);
            if (isHere && !is.typingUntil)
              expect(Boolean(there?.typingUntil && there.typingUntil > at(now))).toBe(false);
          }
        }
      }),
    );
  });
});
