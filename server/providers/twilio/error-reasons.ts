import type { FailureReason } from "@/db/enums";
import { isAmbiguous } from "../cloud-api/error-reasons";
import { twilioCodes } from "../error-codes";
import type { Answer } from "../http";
import { bag, lookUp, safeText, str } from "../read";
import { ProviderError } from "../types";

export const reasonOf = (code: string | undefined): FailureReason => lookUp(twilioCodes, code) ?? "unknown";

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
