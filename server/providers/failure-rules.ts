/**
 * What a kept message of a `ProviderError` says: its reason, and the provider's own words with its code. Null for any other text.
 * Which names are reasons is asked, so that a page does not carry the list of them.
 */
export function readFailure<Reason extends string>(
  message: string,
  isReason: (name: string) => name is Reason,
): { reason: Reason; words: string } | null {
  const [, name = "", code, words = ""] = /^([a-z_]+)(?: \(([^)]*)\))?: (.*)$/s.exec(message) ?? [];
  return isReason(name) ? { reason: name, words: [code, words].filter(Boolean).join(": ") } : null;
}
