import { describe, expect, it } from "vitest";
import type { MessageStatus } from "@/db/enums";
import { receiveFinding, sendFinding, signatureFinding, type TestFacts } from "./rules";

const now = new Date("2026-11-22T12:00:00Z");
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe("the webhook", () => {
  const webhook = { registeredAt: ago(5000), error: null, lastDeliveryAt: ago(60), refused: 0 };
  it.each([
    [{}, "ok", null],
    [{ refused: 5 }, "ok", null],
    [{ lastDeliveryAt: ago(1441) }, "warning", "silent"],
    [{ lastDeliveryAt: null }, "warning", "never_delivered"],
    [{ lastDeliveryAt: null, refused: 2 }, "failed", "signature_refused"],
    [{ lastDeliveryAt: null, error: "auth" }, "failed", "registration_failed"],
    [{ lastDeliveryAt: null, registeredAt: null }, "failed", "not_registered"],
  ])("%j: %s %s", (change, result, code) => {
    expect(signatureFinding({ ...webhook, ...change }, now)).toMatchObject({ result, code });
  });
});

describe("the test message", () => {
  const test = (status: MessageStatus | null, sentMinutesAgo = 0): TestFacts => ({
    startedAt: ago(5),
    answeredAt: null,
    message: status && { status, failureText: status === "failed" ? "131026" : null, at: ago(sentMinutesAgo) },
  });
  it.each<[TestFacts | null, string, string | null]>([
    [null, "unknown", "not_tested"],
    [test(null), "waiting", "write_first"],
    [test("queued"), "waiting", "on_its_way"],
    [test("sent", 2), "waiting", "on_its_way"],
    [test("sent", 3), "warning", "no_receipt"],
    [test("delivered", 3), "ok", null],
    [test("read", 3), "ok", null],
    [test("failed"), "failed", "send_failed"],
    [test("needs_decision"), "failed", "send_failed"],
  ])("out: %j", (facts, result, code) => {
    expect(sendFinding(facts, now)).toMatchObject({ result, code });
  });

  it.each<[TestFacts | null, string, string | null]>([
    [null, "unknown", "not_tested"],
    [test(null), "waiting", "await_answer"],
    [{ ...test(null), startedAt: ago(16) }, "failed", "nothing_arrived"],
    [{ ...test(null), startedAt: ago(16), answeredAt: ago(1) }, "ok", null],
  ])("in: %j", (facts, result, code) => {
    expect(receiveFinding(facts, now)).toMatchObject({ result, code });
  });
});
