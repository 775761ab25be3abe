/** What a refusal means to the caller; trpc/procedures maps each to one HTTP status. */
export type DomainErrorCode = "not_found" | "forbidden" | "conflict" | "invalid" | "too_many" | "unavailable";

/**
 * A refusal that a person can understand. `key` names a text under `errors` in the messages files,
 * `values` fill its placeholders.
 */
export class DomainError extends Error {
  constructor(
    readonly code: DomainErrorCode,
    readonly key: string,
    readonly values: Record<string, string | number> = {},
  ) {
    super(`${code}: ${key}`);
    this.name = "DomainError";
  }
}

export function notFound(what: string): DomainError {
  return new DomainError("not_found", "notFound", { what });
}
