import type { DomainError } from "../core/errors";

/** The file as a whole is refused; nothing of it stays. */
export class UnusableFile extends Error {
  constructor(readonly refusal: DomainError) {
    super(refusal.key);
  }
}
