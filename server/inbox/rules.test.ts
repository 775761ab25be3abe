import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AnswerRight,
  answerRights,
  messageKinds,
  numberStatuses,
  type SessionStatus,
  sessionStatuses,
} from "@/db/enums";
import { actionsFrom, nextState } from "../core/machine";
import { mayEnd } from "./right-rules";
import {
  type ComposerFacts,
  composerState,
  isClientMessage,
  mayMarkRead,
  replyRefusal,
  sessionMachine,
  startRefusal,
} from "./rules";

const now = new Date("2026-11-22T12:00:00Z");
const hourMs = 3_600_000;
const me = { userId: "petra", maySeeAll: false };
const facts: ComposerFacts = {
  session: { status: "active", operatorId: "petra" },
  lastClientMessageAt: new Date(now.getTime() - hourMs),
  numberStatus: "active",
  blockedAt: null,
  answerRight: "supervisors",
  me,
};
const modeOf = (change: Partial<ComposerFacts>) => composerState({ ...facts, ...change }, now);

const anyFacts = fc.record<ComposerFacts>({
  session: fc.option(
    fc.record({
      status: fc.constantFrom(...sessionStatuses),
      operatorId: fc.constantFrom("petra", "jana", null),
    }),
  ),
  lastClientMessageAt: fc.option(fc.integer({ min: -1, max: 48 * hourMs }).map((ago) => new Date(now.getTime() - ago))),
  numberStatus: fc.constantFrom(...numberStatuses),
  blockedAt: fc.option(fc.constant(now)),
  answerRight: fc.constantFrom(...answerRights),
  me: fc.record({ userId: fc.constant("petra"), maySeeAll: fc.boolean() }),
});
const isOpen = ({ lastClientMessageAt }: ComposerFacts) =>
  lastClientMessageAt !== null && now.getTime() - lastClientMessageAt.getTime() < 24 * hourMs;

describe("a session", () => {
  it.each([
    ["waiting", ["accept", "end", "forward"]],
    ["active", ["end", "takeOver", "forward", "invite"]],
    ["awaiting_reply", ["react", "end", "takeOver", "forward", "invite"]],
    ["ended", []],
  ] as const)("that is %s offers %j", (status, actions) => {
    expect(actionsFrom<SessionStatus, typeof sessionMachine>(sessionMachine, status)).toEqual(actions);
  });

  it("never leaves its end and waits for acceptance again only when it is forwarded (S1.19), whatever is tried", () => {
    const actions = fc.array(fc.constantFrom("accept", "end", "takeOver", "react", "reopen", "invite", "forward"));
    fc.assert(
      fc.property(fc.constantFrom(...sessionStatuses), actions, (start, tried) => {
        let [status, hasEnded, wasAccepted]: [SessionStatus, boolean, boolean] = [start, false, start !== "waiting"];
        for (const action of tried) {
          status = nextState<SessionStatus>(sessionMachine, status, action) ?? status;
          if (hasEnded) expect(status).toBe("ended");
          if (wasAccepted && action !== "forward") expect(status).not.toBe("waiting");
          hasEnded ||= status === "ended";
          wasAccepted = status !== "waiting";
        }
      }),
    );
  });

  it("opens the composer again only by the client's reaction (S1.27)", () => {
    for (const action of ["accept", "end", "takeOver"])
      expect(nextState<SessionStatus>(sessionMachine, "awaiting_reply", action)).not.toBe("active");
    expect(nextState<SessionStatus>(sessionMachine, "awaiting_reply", "react")).toBe("active");
  });
});

describe("the composer", () => {
  it.each([
    ["is free until 23:59:59", 24 * hourMs - 1000, "free"],
    ["is free in the last millisecond", 24 * hourMs - 1, "free"],
    ["asks for a template at 24:00:00", 24 * hourMs, "template"],
    ["asks for a template at 24:00:01", 24 * hourMs + 1000, "template"],
  ] as const)("%s (S1.33)", (_, agoMs, mode) => {
    const lastClientMessageAt = new Date(now.getTime() - agoMs);
    expect(modeOf({ lastClientMessageAt }).mode).toBe(mode);
    expect(modeOf({ lastClientMessageAt, session: null }).mode).toBe(mode);
  });

  it("says when the window ends", () => {
    expect(modeOf({})).toEqual({ mode: "free", endsAt: new Date(now.getTime() + 23 * hourMs) });
  });

  it("asks for a template where the client never wrote (S4.10)", () => {
    expect(modeOf({ lastClientMessageAt: null })).toEqual({ mode: "template" });
  });

  it("waits for the client after a template, even inside the window (S1.27)", () => {
    const state = modeOf({ session: { status: "awaiting_reply", operatorId: "petra" } });
    expect(state).toEqual({ mode: "awaiting_reply" });
    for (const kind of messageKinds) expect(replyRefusal(state, kind)).toBe("awaiting_reply");
  });

  it("asks to accept first, then who holds the session, then the number", () => {
    expect(modeOf({ session: { status: "waiting", operatorId: null } })).toEqual({ mode: "accept_first" });
    const jana = { status: "active", operatorId: "jana" } as const;
    expect(modeOf({ session: jana })).toEqual({ mode: "locked", reason: "no_session" });
    expect(modeOf({ session: jana, me: { ...me, maySeeAll: true } }).mode).toBe("free");
    expect(modeOf({ numberStatus: "disconnected" })).toEqual({ mode: "locked", reason: "number" });
    expect(modeOf({ blockedAt: now })).toEqual({ mode: "locked", reason: "blocked" });
  });

  it("is for whom the company says: the holder and guests always, supervisors, or everyone (O14)", () => {
    const jana = { status: "active", operatorId: "jana" } as const;
    const supervisor = { ...me, maySeeAll: true };
    const may = (answerRight: AnswerRight, change: Partial<ComposerFacts> = {}) =>
      modeOf({ session: jana, answerRight, ...change }).mode === "free";
    const who = answerRights.map((right) => [may(right), may(right, { me: supervisor })]);
    expect(Object.fromEntries(answerRights.map((right, n) => [right, who[n]]))).toEqual({
      holder: [false, false],
      supervisors: [false, true],
      everyone: [true, true],
    });
    for (const right of answerRights) {
      expect(may(right, { session: { ...jana, isGuest: true } })).toBe(true);
      expect(may(right, { session: { ...jana, operatorId: me.userId } })).toBe(true);
    }
    expect(modeOf({ session: jana, answerRight: "holder", me: supervisor })).toEqual({
      mode: "locked",
      reason: "no_session",
    });
  });

  it("lets free text through only inside the window, and nothing to a blocked client or over a dead number", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...messageKinds), (given, kind) => {
        const refusal = replyRefusal(composerState(given, now), kind);
        if (refusal !== null) return;
        expect(given.blockedAt).toBeNull();
        expect(["active", "name_pending", "policy_review", "limited"]).toContain(given.numberStatus);
        expect(["waiting", "awaiting_reply"]).not.toContain(given.session?.status);
        if (kind !== "template") expect(isOpen(given)).toBe(true);
      }),
    );
  });

  it("always lets the holder of a running session send a template over a living number", () => {
    fc.assert(
      fc.property(anyFacts, (given) => {
        const own = { ...given, session: facts.session, numberStatus: "active" as const, blockedAt: null };
        expect(replyRefusal(composerState(own, now), "template")).toBeNull();
      }),
    );
  });
});

describe("people and sessions", () => {
  it.each([
    ["waiting", null, false, true],
    ["active", "petra", false, true],
    ["active", "jana", false, false],
    ["active", "jana", true, true],
    ["awaiting_reply", "jana", false, false],
    ["ended", "petra", true, false],
  ] as const)("%s of %s, seeing all: %s → may end: %s", (status, operatorId, maySeeAll, may) => {
    expect(mayEnd({ status, operatorId }, { userId: "petra", maySeeAll })).toBe(may);
  });

  it("reads by looking only what nobody else is to answer", () => {
    expect(mayMarkRead(null, me)).toBe(true);
    expect(mayMarkRead({ operatorId: "petra" }, me)).toBe(true);
    expect(mayMarkRead({ operatorId: "jana" }, { ...me, maySeeAll: true })).toBe(false);
    expect(mayMarkRead({ operatorId: null }, me)).toBe(false);
  });

  it("refuses to start with a sick number or a blocked client", () => {
    const fine = { numberStatus: "active", isBlocked: false } as const;
    expect(startRefusal(fine)).toBeNull();
    expect(startRefusal({ ...fine, numberStatus: "blocked" })).toBe("number");
    expect(startRefusal({ ...fine, isBlocked: true })).toBe("blocked");
  });

  it("takes everything but reactions and notices as the client's word", () => {
    expect(messageKinds.filter((kind) => !isClientMessage(kind))).toEqual(["reaction", "system"]);
  });
});
