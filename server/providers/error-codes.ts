/** Every code that a provider publishes, by what it means for us, and what is done about it (providers.md A16, B6, C9, D4). */
import type { FailureReason } from "@/db/enums";

/**
 * What becomes of a message that was refused: `repeat` a few times with growing pauses, `wait` until the limit frees or the provider
 * is back, however often, `stop_number` until a person has put it right, `never` send it again by ourselves.
 */
export type RetryPolicy = "repeat" | "wait" | "stop_number" | "never";

export const retryPolicies: Record<FailureReason, RetryPolicy> = {
  retry_later: "repeat",
  rate_limited_pair: "repeat",
  unknown: "repeat",
  rate_limited_number: "wait",
  rate_limited_api: "wait",
  rate_limited_portfolio: "wait",
  unreachable: "wait",
  auth: "stop_number",
  number_unusable: "stop_number",
  account_blocked: "stop_number",
  recipient_invalid: "never",
  template_unusable: "never",
  bad_request: "never",
  window_closed: "never",
  policy_user: "never",
  policy_country: "never",
  user_opt_out: "never",
  media_invalid: "never",
  config: "never",
};

type Codes = Record<string, FailureReason>;

/** Errors of a submitted template; Meta gives them as subcodes of 100. */
const templateCodes = [2388019, 2388023, 2388024, 2388040, 2388047, 2388072, 2388073, 2388293, 2388299];

/** Meta's, and what 360dialog passes on. 200 to 299 are all missing permissions, other 2388001 to 2388103 number verification. */
export const metaCodes: Codes = {
  ...codes("retry_later", [1, 2, 131000, 131016, 133004, 131057, 2494100, 134101]),
  ...codes("rate_limited_number", [130429, 132069]),
  ...codes("rate_limited_pair", [131056]),
  ...codes("rate_limited_portfolio", [131048, 131064]),
  ...codes("rate_limited_api", [4, 80007]),
  ...codes("number_unusable", [33, 131037, 131045, 133010]),
  ...codes("account_blocked", [368, 131031, 131042]),
  ...codes("auth", [0, 3, 10, 190, 131005, ...range(200, 299)]),
  ...codes("recipient_invalid", [131026, 131021, 131062, 137000]),
  ...codes("template_unusable", [132001, 132007, 132015, 132016, 132068, 131063, 134102, 141002]),
  ...codes("bad_request", [100, 131008, 131009, 131051, 131055, 132000, 132005, 132008, 132012, 134100, 135000]),
  ...codes("window_closed", [131047]),
  ...codes("policy_user", [131049, 130472]),
  ...codes("policy_country", [130497]),
  ...codes("user_opt_out", [131050]),
  ...codes("media_invalid", [131052, 131053]),
  ...codes("config", [131030, 134011, 2593107, 2593108, 2593109, ...range(147001, 147005), ...range(2388001, 2388103)]),
  // Registration of a number: a person has to do something about it.
  ...codes("config", [133000, 133005, 133006, 133008, 133009, 133015, 133016]),
  ...codes("bad_request", templateCodes),
};

/** 360dialog refuses in words of its own, some with status 400; the first that fits counts (providers.md B6). */
export const dialog360Words: readonly [RegExp, FailureReason][] = [
  [/has been disabled/i, "number_unusable"],
  [/lack of payment/i, "account_blocked"],
  [/exceeded/i, "rate_limited_number"],
  [/is blocked/i, "config"],
];

export const twilioCodes: Codes = {
  ...codes("retry_later", [20500, 63009, 63010, 63012, 63023, 63025, 30008]),
  ...codes("rate_limited_number", [20429, 63017, 63018, 30001, 21611]),
  ...codes("rate_limited_portfolio", [63026, 63038]),
  ...codes("number_unusable", [63002, 63007, 63022, 63051, 21606, 21612]),
  ...codes("account_blocked", [63020, 63112, 20005, 30002]),
  ...codes("auth", [20003, 63001]),
  ...codes("recipient_invalid", [63003, 63024, 21211, 21604, 21614, 63031, 30003, 30005, 30006]),
  ...codes("template_unusable", [63027, 63040, 63041, 63042, 21654, 21655]),
  ...codes("bad_request", [63005, 63006, 63011, 63013, 63021, 63028, 63030, 92002, 92007, 92008, 92009]),
  ...codes("bad_request", [20001, 20404, 21602, 21617, 21656, 63110, 63114]),
  ...codes("window_closed", [63016]),
  ...codes("policy_user", [63049, 63032, 30007]),
  ...codes("policy_country", [21408]),
  ...codes("user_opt_out", [21610, 63014, 63033]),
  ...codes("media_invalid", [63019, 63029, 63034, 63037, 21620, 21623]),
  ...codes("config", [11200, 63008, 63015, 63062]),
  ...codes("unknown", [63050]),
};

function codes(reason: FailureReason, list: number[]): Codes {
  return Object.fromEntries(list.map((code) => [String(code), reason]));
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}
