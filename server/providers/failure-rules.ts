import { type FailureReason, failureReasons } from "@/db/enums";

/** What a kept message of a `ProviderError` says: its reason, and the provider's own words with its code. Null for any other text. */
export function readFailure(message: string): { reason: FailureReason; words: string } | null {
  const [, name, code, words = ""] = /^([a-z_]+)(?: \(([^)]*)\))?: (.*)$/s.exec(message) ?? [];
  const reason = failureReasons.find((known) => known === name);
  return reason ? { reason, words: [code, words].filter(Boolean).join(": ") } : null;
}
