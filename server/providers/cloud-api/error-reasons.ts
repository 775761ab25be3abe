import type { FailureReason } from "@/db/enums";
import type { Answer } from "../http";
import { bag, bags, lookUp, safeText, str } from "../read";
import { ProviderError } from "../types";

/** Meta's codes by what they mean for us (providers.md D4). */
const reasons: Record<string, FailureReason> = {
  ...codes("retry_later", [1, 2, 131000, 131016, 133004, 131057, 2494100, 134101]),
  ...codes("rate_limited_number", [130429, 132069]),
  ...codes("rate_limited_pair", [131056]),
  ...codes("rate_limited_portfolio", [131048, 131064]),
  ...codes("rate_limited_api", [4, 80007]),
  ...codes("number_unusable", [33, 131037, 131045, 133010]),
  ...codes("account_blocked", [368, 131031, 131042]),
  ...codes("auth", [0, 3, 10, 190, 200, 131005]),
  ...codes("recipient_invalid", [131026, 131021, 131062, 137000]),
  ...codes("template_unusable", [132001, 132007, 132015, 132016, 132068, 131063, 134102, 141002]),
  ...codes("bad_request", [100, 131008, 131009, 131051, 131055, 132000, 132005, 132008, 132012, 134100, 135000]),
  ...codes("window_closed", [131047]),
  ...codes("policy_user", [131049, 130472]),
  ...codes("policy_country", [130497]),
  ...codes("user_opt_out", [131050]),
  ...codes("media_invalid", [131052, 131053]),
  ...codes("config", [131030, 134011, 2593107, 2593108, 2593109]),
};

export function reasonOf(code: string | undefined): FailureReason {
  const numeric = Number(code);
  if (numeric >= 200 && numeric <= 299) return "auth";
  return lookUp(reasons, code) ?? "unknown";
}

/**
 * What a refusal of the Graph API, or of 360dialog in front of it, means. An answer in the provider's own words is definite, and so
 * are a redirect and 503 (nobody took it); any other 5xx may have been taken before it broke, so it is ambiguous.
 */
export function toProviderError(answer: Answer): ProviderError {
  const body = bag(answer.body);
  const error = Object.keys(bag(body.error)).length > 0 ? bag(body.error) : bag(bags(body.errors)[0]);
  const code = str(error.code);
  const said = str(error.message) ?? str(error.title) ?? str(bag(body.meta).developerMessage);
  const detail = str(error.error_user_msg) ?? str(bag(error.error_data).details) ?? str(error.error_data);
  const words = [said, detail].filter((part) => part !== undefined).join(": ") || undefined;
  const retryAfter = Number(answer.headers.get("retry-after"));
  const details = {
    httpStatus: answer.status,
    safeText: safeText(words ?? `HTTP ${answer.status}`),
    ...(code ? { code } : {}),
    ...(retryAfter > 0 ? { retryAfterMs: retryAfter * 1000 } : {}),
  };
  if (code) {
    const reason = reasonOf(code);
    return new ProviderError(reason === "unknown" && error.is_transient === true ? "retry_later" : reason, details);
  }
  const ambiguous = isAmbiguous(answer.status) && words === undefined;
  return new ProviderError(reasonWithoutCode(answer.status, words ?? ""), { ...details, ambiguous });
}

/** An answer without the provider's own words: what sits in between broke, before or after the message was taken. */
export const isAmbiguous = (status: number): boolean =>
  status < 300 || status === 408 || (status >= 500 && status !== 503);

/** 360dialog refuses in words, some of them with status 400 (providers.md B6). */
function reasonWithoutCode(status: number, text: string): FailureReason {
  if (/has been disabled/i.test(text)) return "number_unusable";
  if (/lack of payment/i.test(text)) return "account_blocked";
  if (/exceeded/i.test(text) || status === 429) return "rate_limited_number";
  if (/is blocked/i.test(text) || (status >= 300 && status < 400)) return "config";
  if (status === 401 || status === 403) return "auth";
  if (status === 503) return "unreachable";
  return status >= 500 || status === 408 ? "retry_later" : "unknown";
}

function codes(reason: FailureReason, list: number[]): Record<string, FailureReason> {
  return Object.fromEntries(list.map((code) => [String(code), reason]));
}
