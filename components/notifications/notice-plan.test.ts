import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Eyes, type Notice, newsAmong, planNotices } from "./notice-plan";

const notice: Notice = { id: "n1", conversationId: "c1", inApp: true, sound: true, push: true };
const eyes: Eyes = { isVisible: true, openId: null, hasPush: true };
const plan = (change: Partial<Notice>, seen: Partial<Eyes>) =>
  planNotices([{ ...notice, ...change }], { ...eyes, ...seen })[0];

describe("news on a page (O25)", () => {
  it.each([
    ["looked at", {}, {}, true, true],
    ["of the conversation before my eyes", {}, { openId: "c1" }, false, false],
    ["of another conversation than the open one", {}, { openId: "c2" }, true, true],
    ["hidden, where the system tells it", {}, { isVisible: false }, false, false],
    ["hidden with the conversation open", { push: false }, { isVisible: false, openId: "c1" }, false, true],
    ["hidden, where no push comes", {}, { isVisible: false, hasPush: false }, false, true],
    ["without sound", { sound: false }, {}, true, false],
    ["with sound only", { inApp: false }, {}, false, true],
    ["of a campaign, with no conversation open", { conversationId: null }, {}, true, true],
  ] as const)("%s", (_, change, seen, shows, hears) => {
    expect(plan(change, seen)).toMatchObject({ shows, hears });
  });

  it("never come by push and by this page's sound both, and never contrary to the choice", () => {
    const facts = fc.record({
      isVisible: fc.boolean(),
      openId: fc.constantFrom("c1", "c2", null),
      hasPush: fc.boolean(),
    });
    const choice = fc.record({ inApp: fc.boolean(), sound: fc.boolean(), push: fc.boolean() });
    fc.assert(
      fc.property(facts, choice, (seen, ways) => {
        const planned = plan(ways, seen);
        if (planned?.hears) expect(ways.sound && (seen.isVisible || !(ways.push && seen.hasPush))).toBe(true);
        if (planned?.shows) expect(ways.inApp && seen.isVisible).toBe(true);
      }),
    );
  });
});

it("tells nothing at the first look, then each thing once", () => {
  expect(newsAmong([notice], null)).toEqual([]);
  expect(newsAmong([notice, { ...notice, id: "n2" }], new Set(["n1"]))).toMatchObject([{ id: "n2" }]);
});
