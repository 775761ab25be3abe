import type { FailureReason } from "@/db/enums";
import { isAmbiguous } from "../cloud-api/error-reasons";
import type { Answer } from "../http";
import { bag, lookUp, safeText, str } from "../read";
import { ProviderError } from "../types";

/** Twilio's codes by what they mean for us (providers.md D4). */
const reasons: Record<string, FailureReason> = {
  ...codes("retry_later", [20500, 63009, 63010, 63012, 63023, 63025, 30008]),
  ...codes("rate_limited_number", [20429, 63017, 63018, 30001, 21611]),
  ...codes("rate_limited_portfolio", [63026, 63038]),
  ...codes("number_unusable", [63002, 63007, 63022, 63051, 21606, 21612]),
  ...codes("account_blocked", [63020, 63112, 20005, 30002]),
  ...codes("auth", [20003, 63001]),
  ...codes("recipient_invalid", [63003, 63024, 21211, 21604, 21614, 63031, 30003, 30005, 30006]),
  ...codes("template_unusable", [63027, 63040, 63041, 63042, 21654, 21655]),
  ...codes(
    "bad_request",
    [
      63005, 63006, 63011, 63013, 63021, 63028, 63030, 92002, 92007, 92008, 92009, 20001, 20404, 21602, 21617, 21656,
      63110, 63114,
    ],
  ),
  ...codes("window_closed", [63016]),
  ...codes("policy_user", [63049, 63032, 30007]),
  ...codes("policy_country", [21408]),
  ...codes("user_opt_out", [21610, 63014, 63033]),
  ...codes("media_invalid", [63019, 63029, 63034, 63037, 21620, 21623]),
  ...codes("config", [63008, 63015, 63062]),
};

export const reasonOf = (code: string | undefined): FailureReason => lookUp(reasons, code) ?? "unknown";

/** Twilio says of its own 5xx that the message may have been sent all the same, code or not (providers.md C9). */
export function toProviderError(answer: Answer): ProviderError {
  const body = bag(answer.body);
  const code = str(body.code);
  const retryAfter = Number(answer.headers.get("retry-after"));
  return new ProviderError(code ? reasonOf(code) : reasonWithoutCode(answer.status), {
    httpStatus: answer.status,
    ambiguous: isAmbiguous(answer.status),
    safeText: safeText(str(body.message) ?? `HTTP ${answer.status}`),
    ...(code ? { code } : {}),
    ...(retryAfter > 0 ? { retryAfterMs: retryAfter * 1000 } : {}),
  });
}

function reasonWithoutCode(status: number): FailureReason {
  if (status >= 300 && status < 400) return "config";
  if (status === 401 || status === 403) return "auth";
  if (status === 429) return "rate_limited_number";
  if (status === 503) return "unreachable";
  return status >= 500 || status === 408 ? "retry_later" : "unknown";
}

function codes(reason: FailureReason, list: number[]): Record<string, FailureReason> {
  return Object.fromEntries(list.map((code) => [String(code), reason]));
}
