import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  businessVerifications,
  type NumberStatus,
  nameStatuses,
  numberStatuses,
  qualities,
  reviewDecisions,
} from "@/db/enums";
import { nextState, statesWith } from "../core/machine";
import { type KnownNumber, type NumberReport, newsIn, statusAfter } from "./report-rules";
import { actionTowards, isUnused, maySend, numberMachine, type ReportedStatus } from "./rules";
import { concernsOf, isNameLate, nameReviewMs, type WatchedNumber } from "./watch-rules";

const reported = numberStatuses.filter(
  (status): status is ReportedStatus => status !== "draft" && status !== "connecting",
);
const live = numberStatuses.filter((status) => status !== "draft");

const known: KnownNumber = {
  status: "active",
  quality: "green",
  dailyLimit: 1000,
  limitReadAt: new Date("2026-11-01T00:00:00Z"),
  displayName: "Kola Brázda",
  nameStatus: "approved",
  nameReason: null,
  twoStep: true,
  providerRate: 80,
  review: "approved",
  verification: "verified",
};

const optional = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const anyReport: fc.Arbitrary<NumberReport> = fc.record({
  status: optional(reported),
  quality: optional(qualities),
  dailyLimit: fc.option(fc.option(fc.constantFrom(250, 1000, 2000)), { nil: undefined }),
  nameStatus: optional(nameStatuses),
  review: optional(reviewDecisions),
  verification: optional(businessVerifications),
});

/** What is known after a report, as takeReport keeps it. */
function after(before: KnownNumber, report: NumberReport): KnownNumber {
  const told = Object.fromEntries(Object.entries(report).filter(([, value]) => value !== undefined));
  const status = statusAfter(before, report);
  const next = status && nextState<NumberStatus>(numberMachine, before.status, actionTowards(status));
  return { ...before, ...told, status: next ?? before.status };
}

describe("the states of a number", () => {
  it("lead from every live one to whatever the provider reports", () => {
    for (const from of live)
      for (const to of reported)
        if (from !== to) expect(nextState<NumberStatus>(numberMachine, from, actionTowards(to))).toBe(to);
  });

  it("never lead to where the number is already: the time of a state is when it began", () => {
    for (const status of numberStatuses)
      expect(statesWith<NumberStatus>(numberMachine, actionTowards(status))).not.toContain(status);
  });

  it("of a draft are moved by people only", () => {
    expect(Object.keys(numberMachine.draft)).toEqual(["connect"]);
  });

  it("after any history of reports are the one that the newest facts demand", () => {
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 12 }), fc.constantFrom(...reported), (history, last) => {
        const before = history.reduce(after, known);
        const { status, review, nameStatus } = after(before, {
          status: last,
          review: "approved",
          nameStatus: "approved",
        });
        expect([review, nameStatus]).toEqual(["approved", "approved"]);
        expect(status).toBe(last === "name_pending" || last === "policy_review" ? "active" : last);
      }),
    );
  });

  it("never let a number send that is disconnected, blocked or refused in the review (S0.13, S3.32)", () => {
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 12 }), (history) => {
        const before = history.reduce(after, known);
        expect(maySend(after(before, { status: "disconnected" }).status)).toBe(false);
        expect(maySend(after(before, { status: "blocked" }).status)).toBe(false);
        expect(maySend(after(before, { status: "active", review: "rejected" }).status)).toBe(false);
      }),
    );
  });

  it("are the same after the same report twice", () => {
    fc.assert(
      fc.property(fc.array(anyReport, { maxLength: 8 }), anyReport, (history, report) => {
        const once = after(history.reduce(after, known), report);
        expect(after(once, report)).toEqual(once);
        expect(newsIn(once, report)).toEqual([]);
      }),
    );
  });
});

describe("the state that follows", () => {
  it.each<[string, Partial<KnownNumber>, NumberReport, ReportedStatus | undefined]>([
    ["waits for the name", {}, { status: "active", nameStatus: "pending" }, "name_pending"],
    ["waits for the review first", {}, { review: "pending", nameStatus: "pending" }, "policy_review"],
    [
      "goes on when the name is approved",
      { status: "name_pending", nameStatus: "pending" },
      { nameStatus: "approved" },
      "active",
    ],
    [
      "works with a refused name",
      { status: "name_pending", nameStatus: "pending" },
      { nameStatus: "rejected" },
      "active",
    ],
    ["is blocked by a refused review", {}, { review: "rejected" }, "blocked"],
    ["is freed when the appeal succeeds", { status: "blocked", review: "rejected" }, { review: "approved" }, "active"],
    ["stays blocked for another reason", { status: "blocked" }, { review: "approved" }, "blocked"],
    ["keeps a restriction whatever the name", { status: "limited" }, { nameStatus: "pending" }, "limited"],
    ["is not touched by quality", { status: "limited" }, { quality: "red" }, undefined],
    ["is not guessed while connecting", { status: "connecting" }, { nameStatus: "pending" }, undefined],
  ])("%s", (_, before, report, expected) => {
    expect(statusAfter({ ...known, ...before }, report)).toBe(expected);
  });
});

describe("news", () => {
  it("names what changed, from and to", () => {
    expect(newsIn(known, { quality: "red", dailyLimit: 2000, providerRate: 80 })).toEqual([
      { kind: "quality", details: { from: "green", to: "red" } },
      { kind: "limit", details: { from: 1000, to: 2000 } },
    ]);
  });

  it("takes a limit that was a guess for the first one", () => {
    expect(newsIn({ ...known, limitReadAt: null }, { dailyLimit: 1000 })).toEqual([
      { kind: "limit", details: { to: 1000 } },
    ]);
  });

  it("tells a judged name with its reason", () => {
    const report = { displayName: "Kola!!!", nameStatus: "rejected", nameReason: "NAME_FORMAT_UNACCEPTABLE" } as const;
    expect(newsIn(known, report)).toEqual([
      {
        kind: "name",
        details: { name: "Kola!!!", from: "approved", to: "rejected", reason: "NAME_FORMAT_UNACCEPTABLE" },
      },
    ]);
  });
});

describe("concerns", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const well: WatchedNumber = {
    status: "active",
    statusReason: null,
    quality: "green",
    nameStatus: "approved",
    nameStatusSince: null,
    nameReason: null,
    displayName: "Kola Brázda",
    healthError: null,
    healthReadAt: ago(60_000),
    webhookError: null,
    createdAt: ago(86_400_000),
  };
  const kindsOf = (change: Partial<WatchedNumber>) => concernsOf({ ...well, ...change }, now).map(({ kind }) => kind);

  it.each<[string, Partial<WatchedNumber>, string[]]>([
    ["nothing when all is well", {}, []],
    ["a disconnected number", { status: "disconnected" }, ["number_disconnected"]],
    ["a blocked one with its quality", { status: "blocked", quality: "red" }, ["number_blocked", "quality_red"]],
    ["yellow", { quality: "yellow" }, ["quality_yellow"]],
    ["a refused name", { nameStatus: "rejected" }, ["name_rejected"]],
    ["no fresh waiting", { nameStatus: "pending", nameStatusSince: ago(nameReviewMs) }, []],
    [
      "waiting over 48 hours (S3.39)",
      { nameStatus: "pending", nameStatusSince: ago(nameReviewMs + 1) },
      ["name_waiting"],
    ],
    ["no single failed reading", { healthError: "unreachable" }, []],
    ["hours of failed readings", { healthError: "auth", healthReadAt: ago(4 * 3_600_000) }, ["health_unreadable"]],
    ["a webhook that is not set", { webhookError: "auth" }, ["webhook_failed"]],
    ["nothing of a draft", { status: "draft", webhookError: "auth" }, []],
  ])("are %s", (_, change, expected) => {
    expect(kindsOf(change)).toEqual(expected);
  });

  it("do not call an approved name late", () => {
    expect(isNameLate({ nameStatus: "approved", nameStatusSince: ago(10 * nameReviewMs) }, now)).toBe(false);
  });
});

describe("an unused number (S3.40)", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const number = { status: "active" as const, lastInboundAt: null, lastOutboundAt: null };
  it.each([
    [new Date("2026-11-19T11:59:59Z"), {}, true],
    [new Date("2026-11-19T12:00:00Z"), {}, false],
    [new Date("2026-01-01T00:00:00Z"), { lastInboundAt: now }, false],
    [new Date("2026-01-01T00:00:00Z"), { status: "draft" as const }, false],
  ])("made %s with %j: %s", (createdAt, change, expected) => {
    expect(isUnused({ ...number, createdAt, ...change }, now)).toBe(expected);
  });
});
