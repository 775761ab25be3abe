import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { registrationStates } from "@/db/enums";
import {
  coolDownMs,
  eventOf,
  isReviewLate,
  type ListedNumber,
  limits,
  needsPin,
  needsRegistering,
  nextCodeAt,
  overNumberLimit,
  type Progress,
  progress,
  type RegistrationEvent,
  stepsOf,
  triesPerCode,
} from "./rules";

const events = [
  "leave",
  "awaitEmail",
  "reset",
  "discard",
  "sendCode",
  "verify",
  "refuseCode",
  "approve",
  "awaitName",
  "review",
  "reject",
  "block",
] as const satisfies RegistrationEvent[];

const now = new Date("2026-11-25T12:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);

describe("any sequence of events", () => {
  it("ends nowhere without a verified number, counts within a code's tries and never leaves a discarded one", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...events), { maxLength: 60 }), (happened) => {
        let at: Progress = { state: "draft", codeAttempts: 0 };
        let wasVerified = false;
        for (const event of happened) {
          const next = progress(at, event);
          if (at.state === "discarded") expect(next).toEqual(at);
          wasVerified ||= next.state === "verified";
          at = next;
          expect(registrationStates).toContain(at.state);
          expect(at.codeAttempts).toBeGreaterThanOrEqual(0);
          expect(at.codeAttempts).toBeLessThanOrEqual(triesPerCode);
          if (["done", "review_pending", "policy_review", "rejected", "blocked"].includes(at.state))
            expect(wasVerified).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("verifies only after a code was sent, never while an e-mail waits to be confirmed (S3.10)", () => {
    expect(progress({ state: "at_provider", codeAttempts: 0 }, "verify").state).toBe("at_provider");
    expect(progress({ state: "waiting_email", codeAttempts: 0 }, "sendCode").state).toBe("waiting_email");
  });

  it("gives a new code all its tries", () => {
    expect(progress({ state: "wrong_code", codeAttempts: 3 }, "sendCode")).toEqual({
      state: "waiting_code",
      codeAttempts: 0,
    });
    expect(progress({ state: "wrong_code", codeAttempts: 3 }, "refuseCode").codeAttempts).toBe(3);
  });
});

describe("the next code", () => {
  it.each([
    [0, null, null],
    [1, ago(59_000), 1000],
    [1, ago(60_000), null],
    [3, ago(60_000), 240_000],
    [4, ago(60_000), 840_000],
    [5, ago(3_600_000), 82_800_000],
  ])("after %d sent it waits %s", (sends, lastAt, waitMs) => {
    const at = nextCodeAt(sends, lastAt, now);
    expect(at === null ? null : at.getTime() - now.getTime()).toBe(waitMs);
  });

  it("never comes sooner the more were sent", () => {
    for (let n = 0; n < limits.send.max; n += 1) expect(coolDownMs(n + 1)).toBeGreaterThanOrEqual(coolDownMs(n));
  });
});

const number: ListedNumber = {
  ref: "1",
  providerNumberId: "1",
  phone: "+420725118444",
  displayName: null,
  nameStatus: "none",
  codeVerified: true,
  registered: false,
  twoStep: false,
  inBusinessApp: false,
  waba: null,
};

describe("registering with a PIN", () => {
  it.each([
    [{}, true, false],
    [{ twoStep: true }, true, true],
    [{ registered: true, twoStep: true }, false, false],
    [{ inBusinessApp: true, twoStep: true }, false, false],
  ])("%j", (change, registers, asksForPin) => {
    expect(needsRegistering("meta", { ...number, ...change })).toBe(registers);
    expect(needsPin({ ...number, ...change })).toBe(asksForPin);
  });

  it("is Meta's alone", () => {
    expect(needsRegistering("twilio", number)).toBe(false);
  });
});

describe("limits and reviews", () => {
  const waba = { providerWabaId: "w", name: null, status: null, verification: "not_verified" as const, numberLimit: 2 };

  it("tells the third number of an account for two (S3.35)", () => {
    const one = { ...number, waba };
    expect(overNumberLimit([one])).toBeNull();
    expect(overNumberLimit([one, one])).toEqual({ limit: 2, verified: false });
    expect(overNumberLimit([number, number, number])).toBeNull();
  });

  it("flags a review after 48 hours (S3.39)", () => {
    expect(isReviewLate(ago(48 * 3_600_000), now)).toBe(false);
    expect(isReviewLate(ago(48 * 3_600_000 + 1), now)).toBe(true);
  });

  it.each([
    ["active", "approved", "approve"],
    ["active", "pending", "awaitName"],
    ["name_pending", "none", "awaitName"],
    ["active", "rejected", "reject"],
    ["policy_review", "approved", "review"],
    ["blocked", "approved", "block"],
  ] as const)("%s with the name %s is told as %s", (status, nameStatus, event) => {
    expect(eventOf({ status, nameStatus })).toBe(event);
  });

  it("connects a registered number apart from registering a new one: no company, no profile (S0.5, S3.11, S3.17, S3.20)", () => {
    expect(stepsOf("connect")).toEqual(["prepare", "provider", "number", "finish"]);
    expect(stepsOf("register")).toHaveLength(6);
  });
});
