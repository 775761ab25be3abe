import { DomainError, type DomainErrorCode } from "@/server/core/errors";

const httpStatus = {
  not_found: 404,
  forbidden: 403,
  conflict: 409,
  invalid: 400,
  too_many: 429,
  unavailable: 503,
} as const satisfies Record<DomainErrorCode, number>;

/** Runs a handler; a refusal is answered with its key under `errors` and its values. */
export async function answered(handle: () => Promise<Response>): Promise<Response> {
  try {
    return await handle();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { key, values } = error;
    return Response.json(
      { error: key, values },
      { status: httpStatus[error.code], headers: { "Cache-Control": "no-store" } },
    );
  }
}
