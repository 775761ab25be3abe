import { describe, expect, it } from "vitest";
import { safeNext, signInProblem } from "./sign-in-problem";

describe("what sign-in says", () => {
  it.each([
    [null, null],
    ["invalid", { kind: "invalid" }],
    ["inactive", { kind: "inactive" }],
    ["throttled:1", { kind: "throttled", minutes: 1 }],
    ["throttled:541", { kind: "throttled", minutes: 10 }],
    ["fetch failed", { kind: "unreachable" }],
  ])("%s", (error, problem) => {
    expect(signInProblem(error)).toEqual(problem);
  });
});

describe("where it goes on to", () => {
  it.each([
    [undefined, "/inbox"],
    ["/campaigns/1?tab=all", "/campaigns/1?tab=all"],
    ["//evil.example", "/inbox"],
    ["/\\evil.example", "/inbox"],
    ["https://evil.example", "/inbox"],
    ["/sign-in", "/inbox"],
    [["/templates", "/x"], "/templates"],
  ])("%s leads to %s", (value, path) => {
    expect(safeNext(value)).toBe(path);
  });
});
