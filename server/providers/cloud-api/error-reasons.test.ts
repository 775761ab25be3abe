import { describe, expect, it } from "vitest";
import { connectionTo, fakeProviders, json, outbound } from "../test/fake-provider";
import { ProviderError } from "../types";
import { reasonOf } from "./error-reasons";

const url = "https://waba-v2.360dialog.io/messages";
async function refusal(body: unknown, status: number, headers: Record<string, string> = {}) {
  const { "360dialog": adapter } = fakeProviders({ [url]: json(body, status, headers) });
  const text = outbound({ kind: "text", body: "Hotovo" });
  const error: unknown = await adapter.send(connectionTo("360dialog", { apiKey: "k" }), text).catch((e: unknown) => e);
  if (!(error instanceof ProviderError)) throw new Error("it was not refused");
  return { reason: error.reason, ...error.details };
}
const coded = (code: unknown, more: Record<string, unknown> = {}) => ({ error: { code, message: "ne", ...more } });

describe("Meta's codes", () => {
  it.each([
    [131000, "retry_later"],
    [130429, "rate_limited_number"],
    [131056, "rate_limited_pair"],
    [131048, "rate_limited_portfolio"],
    [80007, "rate_limited_api"],
    [133010, "number_unusable"],
    [131042, "account_blocked"],
    [190, "auth"],
    [10, "auth"],
    [299, "auth"],
    [131026, "recipient_invalid"],
    [132001, "template_unusable"],
    [132012, "bad_request"],
    [131047, "window_closed"],
    [131049, "policy_user"],
    [130497, "policy_country"],
    [131050, "user_opt_out"],
    [131053, "media_invalid"],
    [131030, "config"],
    [999999, "unknown"],
  ])("%i is %s and definite", async (code, reason) => {
    expect(await refusal(coded(code), 400)).toMatchObject({ reason, code: String(code) });
    expect((await refusal(coded(code), 500)).ambiguous).toBeFalsy();
  });

  it.each(["constructor", "__proto__", "toString"])("%s is no code", (word) => {
    expect(reasonOf(word)).toBe("unknown");
  });

  it("believes an unknown code that calls itself transient", async () => {
    expect(await refusal(coded(999999, { is_transient: true }), 400)).toMatchObject({ reason: "retry_later" });
  });
});

describe("360dialog's own words", () => {
  it.each([
    [400, "Your WhatsApp for Business API has been disabled.", "number_unusable"],
    [400, "You have exceeded the limit of 1 request every 5 seconds", "rate_limited_number"],
    [400, "Could not send message due to lack of payment", "account_blocked"],
    [401, "Invalid api_key or token expired", "auth"],
    [403, "This URL /x is blocked.", "config"],
    [502, "WhatsApp for Business API not available", "retry_later"],
  ])("%i %s is definite", async (status, developerMessage, reason) => {
    const answer = await refusal({ meta: { httpCode: status, developerMessage, success: false } }, status);
    expect(answer).toMatchObject({ reason, ambiguous: false, safeText: developerMessage });
  });

  it("are read in the old form, too", async () => {
    expect(await refusal({ errors: [{ code: 131047, title: "Re-engagement" }] }, 400)).toMatchObject({
      reason: "window_closed",
      safeText: "Re-engagement",
    });
  });
});

describe("answers without words", () => {
  it.each([
    [500, "retry_later", true],
    [502, "retry_later", true],
    [504, "retry_later", true],
    [408, "retry_later", true],
    [503, "unreachable", false],
    [429, "rate_limited_number", false],
    [404, "unknown", false],
    [302, "config", false],
  ])("%i is %s, in doubt: %s", async (status, reason, ambiguous) => {
    expect(await refusal("<html>", status)).toMatchObject({ reason, ambiguous });
  });

  it("says how long to wait, where the provider does", async () => {
    expect((await refusal("", 429, { "retry-after": "7" })).retryAfterMs).toBe(7000);
    expect((await refusal("", 429, { "retry-after": "zítra" })).retryAfterMs).toBeUndefined();
  });
});

it.each([
  ["a token of Meta", `EAAG${"x".repeat(60)}`],
  ["an app secret or Twilio's token", "0a1b2c3d".repeat(4)],
  ["a key's secret", "aB3d".repeat(8)],
])("never shows what looks like %s", async (_, key) => {
  const { safeText } = await refusal(coded(190, { message: `Malformed access token ${key}` }), 401);
  expect(safeText).toBe("Malformed access token …");
});

it("shows ids, without which nobody finds what is meant", async () => {
  const message = `Content HX${"0a1b2c3d".repeat(4)} of 104100000000001 was not found`;
  expect((await refusal(coded(100, { message }), 400)).safeText).toBe(message);
});
