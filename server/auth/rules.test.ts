import fc from "fast-check";
import { Secret, TOTP } from "otpauth";
import { describe, expect, it } from "vitest";
import { addressOf } from "./address-of";
import { acceptedStep, recoveryCodeOf, typedRecoveryCode, writtenCode } from "./code-rules";
import { loginIsLive, loginLife, sameEmail, standingOf, throttle, throttledSeconds } from "./rules";

const now = new Date("2026-11-22T10:00:00Z");
const ago = (ms: number) => new Date(now.getTime() - ms);

describe("throttledSeconds", () => {
  it("lets the first attempts through", () => {
    expect(throttledSeconds([ago(1000), ago(500)], 3, now)).toBe(0);
  });

  it("waits until the oldest of the allowed number leaves the window", () => {
    expect(throttledSeconds([ago(60_000), ago(30_000), ago(1000)], 3, now)).toBe((throttle.windowMs - 60_000) / 1000);
  });
});

describe("loginIsLive", () => {
  const login = { createdAt: ago(1000), lastSeenAt: ago(1000), revokedAt: null };
  it.each([
    ["fresh", login, true],
    ["revoked", { ...login, revokedAt: ago(1) }, false],
    ["idle too long", { ...login, lastSeenAt: ago(loginLife.idleMs + 1) }, false],
    ["too old", { ...login, createdAt: ago(loginLife.absoluteMs + 1) }, false],
  ])("%s", (_, given, live) => {
    expect(loginIsLive(given, now)).toBe(live);
  });
});

describe("what a login opens (N.8)", () => {
  const policy = { secondFactorFor: ["admin" as const], ssoOnly: false };
  const login = { method: "password" as const, role: "admin" as const, hasSecondFactor: false, policy };
  const onlySso = { secondFactorFor: [], ssoOnly: true };
  it.each([
    ["a role without the rule", { ...login, role: "operator" as const }, "full"],
    ["a role with it and no second factor", login, "unfinished"],
    ["a role with it and one", { ...login, hasSecondFactor: true }, "full"],
    ["SSO, whatever the rule", { ...login, method: "sso" as const }, "full"],
    ["a password where only SSO is", { ...login, role: "operator" as const, policy: onlySso }, "refused"],
    ["an administrator's password there", { ...login, policy: onlySso }, "unfinished"],
    ["the same with a second factor", { ...login, policy: onlySso, hasSecondFactor: true }, "full"],
  ])("%s", (_, given, standing) => {
    expect(standingOf(given)).toBe(standing);
  });
});

describe("one e-mail address (§6.5 #19)", () => {
  it.each([
    [" Jana@Desk.example ", "jana@desk.example", true],
    ["\u212Aamil@desk.example", "kamil@desk.example", false],
    ["j\u0430na@desk.example", "jana@desk.example", false],
    ["\uFF4Aana@desk.example", "jana@desk.example", false],
    ["jana@\u0130desk.example", "jana@idesk.example", false],
    ["stra\u00DFe@desk.example", "strasse@desk.example", false],
  ])("%s and %s", (a, b, same) => {
    expect(sameEmail(a, b)).toBe(same);
  });

  it("is one only when every letter is, A–Z in any case", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 12 }), (name) => {
        const [typed, kept] = [`${name}@desk.example`, "kamil@desk.example"];
        expect(sameEmail(typed, kept)).toBe(/^kamil$/i.test(typed.trim().split("@")[0] ?? "") && isAscii(typed.trim()));
      }),
    );
  });
});

const isAscii = (text: string) => [...text].every((letter) => letter < "\u0080");

describe("codes (N.8, RFC 6238)", () => {
  const secret = Secret.fromLatin1("12345678901234567890").base32;
  /** The last six digits of the RFC's own table for SHA-1. */
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_234_567_890, "005924"],
    [20_000_000_000, "353130"],
  ])("at %s seconds it is %s", (seconds, code) => {
    const now = new Date(seconds * 1000);
    expect(acceptedStep({ secret, code, now, lastStep: 0 })).toBe(Math.floor(seconds / 30));
    expect(acceptedStep({ secret, code, now, lastStep: Math.floor(seconds / 30) })).toBeNull();
  });

  it("are taken one step around now, never at or below the last one taken", () => {
    const step = fc.integer({ min: 10, max: 100_000_000 });
    fc.assert(
      fc.property(step, fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 1 }), (at, off, last) => {
        const now = new Date(at * 30_000);
        const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: (at + off) * 30_000 });
        const taken = acceptedStep({ secret, code, now, lastStep: at + last });
        // Two steps may share a code by chance; what is taken must still be near and new.
        if (taken === null) expect(Math.abs(off) > 1 || off <= last).toBe(true);
        else expect(Math.abs(taken - at) <= 1 && taken > at + last).toBe(true);
      }),
    );
  });

  it.each(["", "12345", "1234567", "abcdef", "12 34 5", "１２３４５６"])("%j is none", (code) => {
    expect(acceptedStep({ secret, code, now: new Date(0), lastStep: -2 })).toBeNull();
  });

  it("for a lost app are written in fours and read however they are typed", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 12, maxLength: 16 }), (bytes) => {
        const code = recoveryCodeOf(bytes);
        const written = writtenCode(code);
        expect(written).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
        for (const typed of [written, code, written.toUpperCase(), written.replaceAll("-", " ")])
          expect(typedRecoveryCode(typed)).toBe(code);
      }),
    );
    for (const typed of ["", "123456", "abcd-efgh-ijk", "abcd-efgh-ijkl", "abcd-efgh-0000"])
      expect(typedRecoveryCode(typed)).toBeNull();
  });
});

describe("the address a request comes from (§6.5 #13)", () => {
  it.each([
    ["0", "203.0.113.9", null],
    ["1", "203.0.113.9", "203.0.113.9"],
    ["1", "10.0.0.1, forged, 203.0.113.9 ", "203.0.113.9"],
    ["1", null, null],
  ] as const)("proxy trusted %s, header %s: %s", (TRUST_PROXY, header, ip) => {
    expect(addressOf({ TRUST_PROXY }, header)).toBe(ip);
  });
});
