import type postgres from "postgres";
import { type Answer, callFunction, type FunctionConfig, type Target } from "./protocol";
import { retryAt, sleepEnd } from "./rules";
import { deleteRun, type Run, saveRun } from "./store";

type Op = { id: string; op: string; name?: string; data?: unknown; error?: unknown };

export type Executor = { sql: postgres.Sql; target: Target; clock: () => number; random: () => number };

/** What became of a run after this stretch of work; a failed one carries its error for `inngest/function.failed`. */
export type Outcome = { kind: "done" } | { kind: "waits" } | { kind: "failed"; error: unknown };

/** Calls a run's function until it ends, sleeps or has to be tried again later; each step is stored before the next call. */
export async function execute(engine: Executor, fn: FunctionConfig, run: Run): Promise<Outcome> {
  for (;;) {
    const answer = await call(engine, fn, run, "step");
    if (!answer) return later(engine, run, engine.clock() + 1_000);
    if (isFinished(answer)) {
      await deleteRun(engine.sql, run.id);
      return { kind: "done" };
    }
    if (answer.status !== 206) return refused(engine, fn, run, answer);
    for (const op of opsOf(answer.body)) {
      const outcome = await apply(engine, fn, run, op, answer);
      if (outcome) return outcome;
    }
  }
}

/** Undefined when nobody listens: the app is starting, which is not an attempt. */
async function call(engine: Executor, fn: FunctionConfig, run: Run, stepId: string): Promise<Answer | undefined> {
  const ctx = {
    run_id: run.id,
    env: "",
    step_id: "step",
    attempt: run.attempt,
    max_attempts: maxAttempts(fn),
    stack: { stack: run.stack, current: run.stack.length },
    disable_immediate_execution: false,
    use_api: false,
  };
  const body = { event: run.event, events: [run.event], steps: run.steps, version: 2, use_api: false, ctx };
  try {
    return await callFunction(engine.target, { fnId: fn.id, stepId, runId: run.id, body });
  } catch (error) {
    if (codeOf(error) === "ECONNREFUSED") return undefined;
    return { status: 0, headers: {}, body: { name: "Error", message: String(error) } };
  }
}

async function apply(
  engine: Executor,
  fn: FunctionConfig,
  run: Run,
  op: Op,
  answer: Answer,
): Promise<Outcome | undefined> {
  if (op.op === "StepPlanned") {
    const planned = await call(engine, fn, run, op.id);
    if (!planned) return later(engine, run, engine.clock() + 1_000);
    if (planned.status !== 206) return refused(engine, fn, run, planned);
    for (const inner of opsOf(planned.body)) {
      const outcome = await apply(engine, fn, run, inner, planned);
      if (outcome) return outcome;
    }
    return undefined;
  }
  if (op.op === "StepRun" || op.op === "Step") return remember(engine, run, op.id, { data: op.data ?? null });
  if (op.op === "Sleep") {
    const end = sleepEnd(op.name ?? "", engine.clock());
    await remember(engine, run, op.id, null, end);
    return end > engine.clock() ? { kind: "waits" } : undefined;
  }
  if (op.op === "StepError" && mayRetry(fn, run, answer)) return again(engine, run, answer);
  if (op.op === "StepError" || op.op === "StepFailed") return remember(engine, run, op.id, { error: op.error });
  throw new Error(`${fn.id} asked for ${op.op}, which the embedded engine does not do`);
}

async function remember(
  engine: Executor,
  run: Run,
  stepId: string,
  value: Run["steps"][string],
  runAt = engine.clock(),
): Promise<undefined> {
  run.steps[stepId] = value;
  run.stack.push(stepId);
  run.attempt = 0;
  run.runAt = runAt;
  await saveRun(engine.sql, run);
}

async function refused(engine: Executor, fn: FunctionConfig, run: Run, answer: Answer): Promise<Outcome> {
  if (mayRetry(fn, run, answer)) return again(engine, run, answer);
  await deleteRun(engine.sql, run.id);
  return { kind: "failed", error: answer.body };
}

function again(engine: Executor, run: Run, answer: Answer): Promise<Outcome> {
  const retryAfter = answer.headers["retry-after"];
  const at = retryAt({ attempt: run.attempt, retryAfter, nowMs: engine.clock(), chance: engine.random() });
  run.attempt += 1;
  return later(engine, run, at);
}

async function later(engine: Executor, run: Run, at: number): Promise<Outcome> {
  run.runAt = at;
  await saveRun(engine.sql, run);
  return { kind: "waits" };
}

const maxAttempts = (fn: FunctionConfig) => (fn.steps.step.retries?.attempts ?? 4) + 1;

const mayRetry = (fn: FunctionConfig, run: Run, answer: Answer) =>
  answer.headers["x-inngest-no-retry"] !== "true" && run.attempt + 1 < maxAttempts(fn);

// A 200 without the SDK's header comes from something else on the way, so it proves nothing.
const isFinished = (answer: Answer) => answer.status === 200 && Boolean(answer.headers["x-inngest-sdk"]);

// The SDK's own shape (inngest.md §1.4); it answers one op or a list.
const opsOf = (body: unknown): Op[] => (Array.isArray(body) ? body : [body]) as Op[];

const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? error.code : undefined);
