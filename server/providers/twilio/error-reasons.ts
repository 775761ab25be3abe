import type { FailureReason } from "@/db/enums";
import type { Answer } from "../http";
import { bag, str } from "../read";
import { ProviderError } from "../types";

/** Twilio's codes by what they mean for us (providers.md D4). */
const reasons: Record<string, FailureReason> = {
  ...codes("retry_later", [20500, 63009, 63010, 63012, 63023, 63025]),
  ...codes("rate_limited_number", [20429, 63018, 30001, 21611]),
  ...codes("rate_limited_portfolio", [63026, 63038]),
  ...codes("number_unusable", [63002, 63007, 63022, 63051, 21606]),
  ...codes("account_blocked", [63020, 63112, 20005, 30002]),
  ...codes("auth", [20003, 63001]),
  ...codes("recipient_invalid", [63003, 63024, 21211, 21614, 63031]),
  ...codes("template_unusable", [63027, 63040, 63041, 63042, 21654, 21655]),
  ...codes("bad_request", [63005, 63006, 63011, 63013, 63021, 63028, 92007, 21617, 21656]),
  ...codes("window_closed", [63016]),
  ...codes("policy_user", [63049, 63032]),
  ...codes("policy_country", [21408]),
  ...codes("user_opt_out", [21610, 63014, 63033]),
  ...codes("media_invalid", [63019, 63029, 63034, 63037, 21620]),
  ...codes("config", [63008, 63015, 63062]),
};

export const reasonOf = (code: string | undefined): FailureReason => reasons[code ?? ""] ?? "unknown";

export function toProviderError(answer: Answer): ProviderError {
  const body = bag(answer.body);
  const code = str(body.code);
  const retryAfter = Number(answer.headers.get("retry-after"));
  const reason = code
    ? reasonOf(code)
    : answer.status === 401
      ? "auth"
      : answer.status === 429
        ? "rate_limited_number"
        : answer.status >= 500
          ? "retry_later"
          : "unknown";
  return new ProviderError(reason, {
    httpStatus: answer.status,
    ambiguous: !code && (answer.status >= 500 || answer.status < 400),
    safeText: (str(body.message) ?? `HTTP ${answer.status}`).slice(0, 300),
    ...(code ? { code } : {}),
    ...(retryAfter > 0 ? { retryAfterMs: retryAfter * 1000 } : {}),
  });
}

function codes(reason: FailureReason, list: number[]): Record<string, FailureReason> {
  return Object.fromEntries(list.map((code) => [String(code), reason]));
}
