import { describe, expect, it } from "vitest";
import { readMessage, resultOf, signupExtras } from "./embedded-signup";
import { digitsOf } from "./six-digits";

const message = (event: string, data: object) =>
  readMessage(JSON.stringify({ type: "WA_EMBEDDED_SIGNUP", event, data }));

describe("what Embedded Signup is asked for", () => {
  it("says when the number stays in the WhatsApp Business app (S3.25)", () => {
    expect(signupExtras("new")).toEqual({ setup: {} });
    expect(signupExtras("app")).toEqual({
      setup: {},
      featureType: "whatsapp_business_app_onboarding",
      sessionInfoVersion: "3",
    });
  });
});

describe("what Embedded Signup says", () => {
  it.each([undefined, 5, "no json", "null", '{"type":"other","event":"FINISH"}', '{"type":"WA_EMBEDDED_SIGNUP"}'])(
    "%s is no message of it",
    (given) => {
      expect(readMessage(given)).toBeNull();
    },
  );

  it("brings the code with its hints", () => {
    const said = message("FINISH", { waba_id: "302", phone_number_id: "110" });
    expect(resultOf({ authResponse: { code: "c" } }, said, 9000)).toEqual({
      kind: "code",
      code: "c",
      wabaId: "302",
      providerNumberId: "110",
    });
    expect(resultOf({ authResponse: { code: "c" } }, null, 9000)).toMatchObject({ wabaId: null });
  });

  it("tells the step of a cancel, the words of an error, a blocked window (S3.12, S3.13)", () => {
    const cancelled = message("CANCEL", { current_step: "PHONE_NUMBER_SETUP" });
    expect(resultOf({ authResponse: null }, cancelled, 9000)).toEqual({
      kind: "cancelled",
      note: "PHONE_NUMBER_SETUP",
    });
    const refused = message("CANCEL", { error_message: "No access", error_id: "1" });
    expect(resultOf({ authResponse: null }, refused, 9000)).toEqual({ kind: "refused", note: "No access" });
    expect(resultOf({ authResponse: null }, null, 3)).toEqual({ kind: "popup" });
    expect(resultOf({}, null, 9000)).toEqual({ kind: "cancelled" });
  });
});

describe("six digits", () => {
  it.each([
    ["123 456", "123456"],
    ["123-456", "123456"],
    ["Kód: 123456.", "123456"],
    ["1234567", "123456"],
    ["12", "12"],
  ])("%s is read as %s", (typed, read) => {
    expect(digitsOf(typed)).toBe(read);
  });
});
