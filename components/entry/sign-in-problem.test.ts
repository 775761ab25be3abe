import { describe, expect, it } from "vitest";
import { returnedProblem, safeNext, signInProblem } from "./sign-in-problem";

describe("what sign-in says", () => {
  it.each([
    [null, null],
    ["invalid", { kind: "invalid" }],
    ["inactive", { kind: "inactive" }],
    ["throttled:1", { kind: "throttled", minutes: 1 }],
    ["throttled:541", { kind: "throttled", minutes: 10 }],
    ["code_throttled:61", { kind: "codeThrottled", minutes: 2 }],
    ["second_factor", { kind: "secondFactor" }],
    ["wrong_code", { kind: "wrongCode" }],
    ["sso_only", { kind: "ssoOnly" }],
    ["constructor", { kind: "unreachable" }],
    ["fetch failed", { kind: "unreachable" }],
  ])("%s", (error, problem) => {
    expect(signInProblem(error)).toEqual(problem);
  });
});

describe("what the page says after SSO (N.8)", () => {
  it.each([
    [undefined, null],
    ["sso_unknown", { kind: "ssoUnknown" }],
    ["sso_inactive", { kind: "inactive" }],
    [["sso_taken", "sso_unknown"], { kind: "ssoTaken" }],
    ["OAuthCallback", { kind: "ssoFailed" }],
    ["<b>", { kind: "ssoFailed" }],
  ])("%s", (error, problem) => {
    expect(returnedProblem(error)).toEqual(problem);
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
