import type { Reception } from "@/server/webhooks/receive-webhook";

/** What a provider is answered; without a body, so that nobody learns why a call was refused. */
export const httpStatus = {
  stored: 200,
  no_such_address: 404,
  unsigned: 401,
  signature: 401,
  malformed: 400,
  too_large: 413,
  handshake: 403,
  unavailable: 503,
} as const satisfies Record<Reception, number>;
