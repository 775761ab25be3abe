import type { FailureReason } from "@/db/enums";
import { dialog360Words, metaCodes } from "../error-codes";
import type { Answer } from "../http";
import { type Bag, bag, bags, lookUp, safeText, str } from "../read";
import { ProviderError } from "../types";

export const reasonOf = (code: string | undefined): FailureReason => lookUp(metaCodes, code) ?? "unknown";

/**
 * What a refusal of the Graph API, or of 360dialog in front of it, means. An answer in the provider's own words is definite, and so
 * are a redirect and 503 (nobody took it); any other 5xx may have been taken before it broke, so it is ambiguous.
 */
export function toProviderError(answer: Answer): ProviderError {
  const body = bag(answer.body);
  const error = Object.keys(bag(body.error)).length > 0 ? bag(body.error) : bag(bags(body.errors)[0]);
  const code = codeOf(error);
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

/** What is wrong with a submitted template stands in the subcode of a plain 100 (providers.md A1.1). */
function codeOf(error: Bag): string | undefined {
  const [code, subcode] = [str(error.code), str(error.error_subcode)];
  return code === "100" && subcode?.startsWith("2388") ? subcode : code;
}

/** An answer without the provider's own words: what sits in between broke, before or after the message was taken. */
export const isAmbiguous = (status: number): boolean =>
  status < 300 || status === 408 || (status >= 500 && status !== 503);

/** 360dialog refuses in words, some of them with status 400 (providers.md B6). */
function reasonWithoutCode(status: number, text: string): FailureReason {
  const said = dialog360Words.find(([words]) => words.test(text))?.[1];
  if (said) return said;
  if (status === 429) return "rate_limited_number";
  if (status >= 300 && status < 400) return "config";
  if (status === 401 || status === 403) return "auth";
  if (status === 503) return "unreachable";
  return status >= 500 || status === 408 ? "retry_later" : "unknown";
}
