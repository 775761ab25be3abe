import { DomainError } from "@/server/core/errors";
import { httpStatus } from "../http-status";

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
