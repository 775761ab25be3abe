import type { FailureReason } from "@/db/enums";
import type { Answer } from "../http";
import { bag, str } from "../read";
import { ProviderError } from "../types";

/** Meta's codes by what they mean for us (providers.md D4). */
const reasons: Record<string, FailureReason> = {
  ...codes("retry_later", [1, 2, 131000, 131016, 133004, 131057, 2494100, 134101]),
  ...codes("rate_limited_number", [130429]),
  ...codes("rate_limited_pair", [131056]),
  ...codes("rate_limited_portfolio", [131048, 131064]),
  ...codes("rate_limited_api", [4, 80007]),
  ...codes("number_unusable", [33, 131037, 131045, 133010]),
  ...codes("account_blocked", [368, 131031, 131042]),
  ...codes("auth", [0, 3, 10, 190, 200, 131005]),
  ...codes("recipient_invalid", [131026, 131021, 131062, 137000]),
  ...codes("template_unusable", [132001, 132007, 132015, 132016, 132068, 131063, 134102]),
  ...codes("bad_request", [100, 131008, 131009, 131051, 132000, 132005, 132012, 135000]),
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
  return reasons[code ?? ""] ?? "unknown";
}

/**
 * What a refusal of the Graph API, or of 360dialog in front of it, means. A 5xx without a code of Meta's may have been taken
 * before it broke, so it is ambiguous; a coded answer is definite.
 */
export function toProviderError(answer: Answer): ProviderError {
  const error = bag(bag(answer.body).error);
  const code = str(error.code);
  const text = str(error.message) ?? developerMessage(answer) ?? `HTTP ${answer.status}`;
  const retryAfter = Number(answer.headers.get("retry-after"));
  const details = {
    httpStatus: answer.status,
    safeText: text.slice(0, 300),
    ...(code ? { code } : {}),
    ...(retryAfter > 0 ? { retryAfterMs: retryAfter * 1000 } : {}),
  };
  if (code) return new ProviderError(reasonOf(code), details);
  return new ProviderError(reasonWithoutCode(answer.status, text), {
    ...details,
    ambiguous: answer.status >= 500 || answer.status < 400,
  });
}

/** 360dialog answers some refusals in an envelope of its own (providers.md B6). */
const developerMessage = (answer: Answer) => str(bag(bag(answer.body).meta).developerMessage);

function reasonWithoutCode(status: number, text: string): FailureReason {
  if (/has been disabled/i.test(text)) return "number_unusable";
  if (/lack of payment/i.test(text)) return "account_blocked";
  if (/exceeded/i.test(text) || status === 429) return "rate_limited_number";
  if (status === 401 || status === 403) return "auth";
  return status >= 500 ? "retry_later" : "unknown";
}

function codes(reason: FailureReason, list: number[]): Record<string, FailureReason> {
  return Object.fromEntries(list.map((code) => [String(code), reason]));
}
