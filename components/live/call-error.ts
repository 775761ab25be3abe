/** What the server says of a call that it refused (server/trpc/procedures). */
export type CallProblem = {
  message: string;
  data: { code: string; httpStatus: number; refusal: unknown; fields: unknown };
};

/** A call that came to nothing: refused (`data` says why), or it did not get through at all. */
export class CallError extends Error {
  readonly data: CallProblem["data"] | undefined;
  readonly shape: CallProblem | undefined;

  constructor(problem: CallProblem | null, cause?: unknown) {
    super(problem?.message ?? (cause instanceof Error ? cause.message : "no answer"), { cause });
    this.name = "CallError";
    this.shape = problem ?? undefined;
    this.data = problem?.data;
  }
}
