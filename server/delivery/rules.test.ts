import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failureReasons } from "@/db/enums";
import { metaCodes } from "../providers/error-codes";
import { fromRef, mayRetry, planRefusal, receiptStatus, spacingUs, toRef } from "./rules";
import { windowMs, windowOf } from "./window";

const minute = 60_000;
const refused = { tries: 1, attempts: 1, chance: 0 };

describe("what a refusal leads to", () => {
  it.each([
    ["retry_later", 1, { do: "retry", afterMs: 30_000, counts: true }],
    ["retry_later", 2, { do: "retry", afterMs: 2 * minute, counts: true }],
    ["retry_later", 3, { do: "fail" }],
    ["unknown", 1, { do: "retry", afterMs: 10 * minute, counts: true }],
    ["unknown", 2, { do: "fail" }],
    ["rate_limited_pair", 1, { do: "retry", afterMs: 4000, counts: true }],
    ["rate_limited_pair", 3, { do: "fail" }],
    ["rate_limited_number", 3, { do: "retry", afterMs: 0, counts: false, pauseLaneMs: 2000 }],
    ["rate_limited_portfolio", 3, { do: "retry", afterMs: 60 * minute, counts: false }],
    ["auth", 1, { do: "stop_number", status: "disconnected", afterMs: minute }],
    ["account_blocked", 1, { do: "stop_number", status: "blocked", afterMs: minute }],
    ["recipient_invalid", 1, { do: "fail" }],
    ["user_opt_out", 1, { do: "fail" }],
    ["window_closed", 1, { do: "fail" }],
    ["template_unusable", 1, { do: "fail" }],
  ] as const)("%s on try %i", (reason, tries, plan) => {
    expect(planRefusal({ ...refused, reason, tries })).toEqual(plan);
  });

  it("waits longer and longer for a provider that is gone, for half a minute at most, and never gives up", () => {
    const pauses = [1, 2, 3, 4, 5, 50].map((attempts) => planRefusal({ ...refused, reason: "unreachable", attempts }));
    expect(pauses.map((plan) => plan.do === "retry" && plan.pauseLaneMs)).toEqual([
      2000, 4000, 8000, 16_000, 30_000, 30_000,
    ]);
    expect(pauses.every((plan) => plan.do === "retry" && !plan.counts)).toBe(true);
  });

  it("waits as long as the provider says, an hour at most", () => {
    const plan = (retryAfterMs: number) => planRefusal({ ...refused, reason: "rate_limited_number", retryAfterMs });
    expect(plan(5000)).toMatchObject({ pauseLaneMs: 5000 });
    expect(plan(86_400_000)).toMatchObject({ pauseLaneMs: 60 * minute });
  });

  it("is never by ourselves, in seconds, minutes or hours, as the reason says (O5)", () => {
    const seconds = ["rate_limited_number", "rate_limited_api", "rate_limited_pair", "unreachable"];
    const minutes = ["retry_later", "unknown"];
    const hours = ["rate_limited_portfolio"];
    const byPerson = ["auth", "number_unusable", "account_blocked"];
    for (const reason of failureReasons) {
      const plan = planRefusal({ ...refused, reason });
      const waitMs = plan.do === "retry" ? Math.max(plan.afterMs, plan.pauseLaneMs ?? 0) : null;
      if (byPerson.includes(reason)) expect([reason, plan.do]).toEqual([reason, "stop_number"]);
      else if (hours.includes(reason)) expect(waitMs).toBeGreaterThanOrEqual(60 * minute);
      else if (minutes.includes(reason)) expect(waitMs).toBeGreaterThanOrEqual(minute / 2);
      else if (seconds.includes(reason)) expect(waitMs).toBeLessThanOrEqual(30_000);
      else expect([reason, plan]).toEqual([reason, { do: "fail" }]);
    }
  });

  it.each([131026, 131047, 131049, 131050, 130472])("of code %i is never repeated: it is about a person", (code) => {
    const reason = metaCodes[code];
    expect(reason && planRefusal({ ...refused, reason })).toEqual({ do: "fail" });
  });

  it("uses up three tries for every reason that counts, and knows an answer to each", () => {
    for (const reason of failureReasons) {
      const plan = planRefusal({ ...refused, reason, tries: 3 });
      expect(plan.do === "retry" && plan.counts).toBe(false);
    }
  });
});

describe("what the times of receipts say (S1.34)", () => {
  const at = new Date("2026-11-22T12:00:00Z");
  const none = { acceptedAt: null, sentAt: null, deliveredAt: null, readAt: null, failedAt: null };

  it.each([
    [{ acceptedAt: at }, "accepted"],
    [{ sentAt: at }, "sent"],
    [{ sentAt: at, failedAt: at }, "failed"],
    [{ deliveredAt: at, failedAt: at }, "delivered"],
    [{ readAt: at }, "read"],
    [{}, null],
  ])("%o is %s", (times, status) => {
    expect(receiptStatus({ ...none, ...times })).toBe(status);
  });
});

describe("trying again", () => {
  it("is offered only where it makes sense (S1.35)", () => {
    expect(mayRetry("needs_decision", null)).toBe(true);
    expect(mayRetry("failed", "unknown")).toBe(true);
    expect(mayRetry("failed", "recipient_invalid")).toBe(false);
    expect(mayRetry("failed", "window_closed")).toBe(false);
    expect(mayRetry("uncertain", null)).toBe(false);
    expect(mayRetry("sent", null)).toBe(false);
  });
});

describe("our id in a receipt", () => {
  it("comes back as it was given", () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: 1, max: 999 }), (messageId, attemptNo) => {
        expect(fromRef(toRef(messageId, attemptNo))).toEqual({ messageId, attemptNo });
      }),
    );
  });

  it.each([
    null,
    "",
    "v1",
    "c=77;r=9001",
    "v2.0190aaaa-0000-7000-8000-000000000001.1",
    "v1.0190aaaa.1",
    "v1.0190aaaa-0000-7000-8000-000000000001",
    "v1.0190aaaa-0000-7000-8000-000000000001.x",
  ])("is not seen in %s", (ref) => {
    expect(fromRef(ref)).toBeNull();
  });
});

it("spaces slots so that the permits of a second are never asked for faster than they free", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (rate) => {
      expect(spacingUs(rate) * rate).toBeGreaterThan(1_000_000);
      expect(1_000_000 / spacingUs(rate) / rate).toBeGreaterThan(0.99);
    }),
  );
});

describe("the 24-hour window (S4.5, S4.6, N.55)", () => {
  const last = new Date("2026-11-21T12:00:00Z");
  it.each([
    [0, true],
    [windowMs - 1, true],
    [windowMs, false],
    [windowMs + 1, false],
  ])("%i ms after the client's message it is open: %s", (afterMs, open) => {
    expect(windowOf(last, new Date(last.getTime() + afterMs)).open).toBe(open);
  });

  it("was never open without a message of the client", () => {
    expect(windowOf(null, last)).toEqual({ open: false, endsAt: null, remainingMs: 0 });
  });
});
