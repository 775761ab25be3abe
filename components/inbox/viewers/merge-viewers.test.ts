import { describe, expect, it } from "vitest";
import { type KnownViewer, mergeViewers, viewersNow } from "./merge-viewers";

const viewer = (conversationId: string, userId: string, change: Partial<KnownViewer> = {}): KnownViewer => ({
  conversationId,
  userId,
  name: userId,
  seenForMs: 60_000,
  typingForMs: 0,
  ...change,
});
const at = (conversationId: string, passedMs = 0) => ({ conversationId, withoutId: "me", passedMs });

describe("who looks (O14)", () => {
  it("is replaced for the conversations that were told, and grows older elsewhere", () => {
    const known = [viewer("a", "jana"), viewer("b", "petr"), viewer("b", "eva", { seenForMs: 5_000 })];
    expect(mergeViewers(known, [{ conversationId: "a", viewers: [viewer("a", "iva")] }], 6_000)).toEqual([
      viewer("b", "petr", { seenForMs: 54_000 }),
      viewer("a", "iva"),
    ]);
    expect(mergeViewers(known, [{ conversationId: "a", viewers: [] }], 0).map(({ userId }) => userId)).toEqual([
      "petr",
      "eva",
    ]);
  });

  it("is everybody but me, who types first, until their time is over", () => {
    const known = [
      viewer("a", "jana"),
      viewer("a", "petr", { typingForMs: 10_000 }),
      viewer("a", "me"),
      viewer("b", "x"),
    ];
    const names = (passedMs: number) =>
      viewersNow(known, at("a", passedMs)).map(({ name, isTyping }) => (isTyping ? `${name} types` : name));
    expect(names(0)).toEqual(["petr types", "jana"]);
    expect(names(10_000)).toEqual(["jana", "petr"]);
    expect(names(60_000)).toEqual([]);
  });
});
