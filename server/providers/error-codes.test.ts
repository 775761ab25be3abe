import { describe, expect, it } from "vitest";
import { type FailureReason, failureReasons, locales } from "@/db/enums";
import { planRefusal } from "../delivery/rules";
import { loadMessages } from "../i18n/load-messages";
import { dialog360Words, metaCodes, type RetryPolicy, retryPolicies, twilioCodes } from "./error-codes";

/** Transcribed from providers.md A16 (but for groups and calling, which we do not use): code and what it means there. */
const meta = `
  0 auth, 1 retry_later, 2 retry_later, 3 auth, 4 rate_limited_api, 10 auth, 33 number_unusable, 100 bad_request, 190 auth, 200 auth,
  210 auth, 299 auth, 368 account_blocked, 80007 rate_limited_api, 130429 rate_limited_number, 130472 policy_user,
  130497 policy_country, 131000 retry_later, 131005 auth, 131008 bad_request, 131009 bad_request, 131016 retry_later,
  131021 recipient_invalid, 131026 recipient_invalid, 131030 config, 131031 account_blocked, 131037 number_unusable,
  131042 account_blocked, 131045 number_unusable, 131047 window_closed, 131048 rate_limited_portfolio, 131049 policy_user,
  131050 user_opt_out, 131051 bad_request, 131052 media_invalid, 131053 media_invalid, 131055 bad_request, 131056 rate_limited_pair,
  131057 retry_later, 131062 recipient_invalid, 131063 template_unusable, 131064 rate_limited_portfolio, 132000 bad_request,
  132001 template_unusable, 132005 bad_request, 132007 template_unusable, 132008 bad_request, 132012 bad_request,
  132015 template_unusable, 132016 template_unusable, 132068 template_unusable, 132069 rate_limited_number, 133000 config,
  133004 retry_later, 133005 config, 133006 config, 133008 config, 133009 config, 133010 number_unusable, 133015 config,
  133016 config, 134011 config, 134100 bad_request, 134101 retry_later, 134102 template_unusable, 135000 bad_request,
  137000 recipient_invalid, 141002 template_unusable, 147001 config, 147002 config, 147003 config, 147004 config, 147005 config,
  2388001 config, 2388103 config, 2388019 bad_request, 2388040 bad_request, 2388047 bad_request, 2388072 bad_request,
  2388073 bad_request, 2388293 bad_request, 2388299 bad_request, 2494100 retry_later, 2593107 config, 2593108 config,
  2593109 config`;

/** From providers.md C9. */
const twilio = `
  20003 auth, 20404 bad_request, 20429 rate_limited_number, 20500 retry_later, 20005 account_blocked, 30002 account_blocked,
  11200 config, 21211 recipient_invalid, 21614 recipient_invalid, 21604 recipient_invalid, 21408 policy_country,
  21606 number_unusable, 21612 number_unusable, 21610 user_opt_out, 21611 rate_limited_number, 30001 rate_limited_number,
  21617 bad_request, 21602 bad_request, 21620 media_invalid, 21623 media_invalid, 21654 template_unusable, 21655 template_unusable,
  21656 bad_request, 92007 bad_request, 92002 bad_request, 63028 bad_request, 92008 bad_request, 92009 bad_request, 63001 auth,
  63002 number_unusable, 63003 recipient_invalid, 63005 bad_request, 63006 bad_request, 63021 bad_request, 63007 number_unusable,
  63008 config, 63009 retry_later, 63010 retry_later, 63012 retry_later, 63011 bad_request, 63030 bad_request, 63013 bad_request,
  63014 user_opt_out, 63015 config, 63016 window_closed, 63017 rate_limited_number, 63018 rate_limited_number, 63019 media_invalid,
  63029 media_invalid, 63020 account_blocked, 63022 number_unusable, 63023 retry_later, 63024 recipient_invalid, 63025 retry_later,
  63026 rate_limited_portfolio, 63027 template_unusable, 63031 recipient_invalid, 63032 policy_user, 63033 user_opt_out,
  63034 media_invalid, 63037 media_invalid, 63038 rate_limited_portfolio, 63040 template_unusable, 63041 template_unusable,
  63042 template_unusable, 63049 policy_user, 63050 unknown, 63051 number_unusable, 63062 config, 63112 account_blocked,
  30003 recipient_invalid, 30005 recipient_invalid, 30006 recipient_invalid, 30007 policy_user, 30008 retry_later`;

const rows = (text: string): [string, string][] =>
  text.split(",").map((row) => {
    const [code = "", reason = ""] = row.trim().split(/\s+/);
    return [code, reason];
  });

describe("every published code", () => {
  it.each(rows(meta))("of Meta: %s is %s", (code, reason) => expect(metaCodes[code]).toBe(reason));
  it.each(rows(twilio))("of Twilio: %s is %s", (code, reason) => expect(twilioCodes[code]).toBe(reason));

  /** Texts of providers.md B6; those without words of their own go by the HTTP status (error-reasons.test.ts). */
  it.each([
    ["Your WhatsApp for Business API has been disabled", "number_unusable"],
    ["You have exceeded the limit of 1 request every 5 seconds", "rate_limited_number"],
    ["You have exceeded the endpoint rate limit", "rate_limited_number"],
    ["Could not send message due to lack of payment", "account_blocked"],
    ["This URL /v1/x is blocked", "config"],
    ["This endpoint is blocked", "config"],
  ])("of 360dialog: “%s” is %s", (said, reason) => {
    expect(dialog360Words.find(([words]) => words.test(said))?.[1]).toBe(reason);
  });
});

describe.each(failureReasons)("%s", (reason) => {
  it.each(locales)("has a name and an advice in %s", async (locale) => {
    const { common } = await loadMessages(locale);
    expect(common).toMatchObject({
      failureReason: { [reason]: expect.stringMatching(/\S/) },
      failureAdvice: { [reason]: expect.stringMatching(/^\S.{20,}[.]$/) },
    });
  });

  it("is repeated as the table says", () => {
    expect(policyOf(reason)).toBe(retryPolicies[reason]);
  });
});

/** What the outbound road does with a refusal that comes again and again. */
function policyOf(reason: FailureReason): RetryPolicy {
  const plan = (tries: number) => planRefusal({ reason, tries, attempts: tries, chance: 0 });
  const [first, late] = [plan(1), plan(9)];
  if (first.do === "stop_number") return "stop_number";
  if (first.do === "fail") return "never";
  return late.do === "fail" ? "repeat" : "wait";
}
