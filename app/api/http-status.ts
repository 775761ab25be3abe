import type { DomainErrorCode } from "@/server/core/errors";

/** How a refusal of ours is said in HTTP. */
export const httpStatus = {
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  invalid: 400,
  too_many: 429,
  unavailable: 503,
} as const satisfies Record<DomainErrorCode, number>;
