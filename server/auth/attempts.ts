import type { Ctx } from "../context";
import { failuresSince, insertFailures } from "./queries";
import { throttle, throttledSeconds } from "./rules";

/** What is counted, and how often in the window. */
export type AttemptKey = { key: string; allowed: number };

export async function secondsToWait(ctx: Pick<Ctx, "db" | "now">, keys: AttemptKey[]): Promise<number> {
  const now = ctx.now();
  const since = new Date(now.getTime() - throttle.windowMs);
  const failures = await failuresSince(
    ctx.db,
    keys.map(({ key }) => key),
    since,
  );
  const timesOf = (key: string) => failures.filter((failure) => failure.key === key).map(({ at }) => at);
  return Math.max(...keys.map(({ key, allowed }) => throttledSeconds(timesOf(key), allowed, now)));
}

export async function countAttempt(ctx: Pick<Ctx, "db" | "now" | "newId">, keys: AttemptKey[]): Promise<void> {
  await insertFailures(
    ctx.db,
    keys.map(({ key }) => ({ id: ctx.newId(), key, at: ctx.now() })),
  );
}
