import type { Ctx } from "../context";
import { passwordMatches } from "./passwords";
import { failuresSince, findAccount, insertFailures } from "./queries";
import { throttle, throttledSeconds } from "./rules";
import { accountKey } from "./sign-in";

export type Confirmation =
  | { ok: true }
  | { ok: false; reason: "wrong" }
  | { ok: false; reason: "throttled"; seconds: number };

/** Asks a signed-in person for their password again; guesses count like those at the sign-in. */
export async function confirmPassword(
  ctx: Ctx,
  { userId, password }: { userId: string; password: string },
): Promise<Confirmation> {
  const account = await findAccount(ctx.db, userId);
  if (!account) return { ok: false, reason: "wrong" };
  const key = accountKey(account.email);
  const now = ctx.now();
  const failures = await failuresSince(ctx.db, [key], new Date(now.getTime() - throttle.windowMs));
  const seconds = throttledSeconds(
    failures.map(({ at }) => at),
    throttle.perAccount,
    now,
  );
  if (seconds > 0) return { ok: false, reason: "throttled", seconds };
  if (await passwordMatches(account.passwordHash, password)) return { ok: true };
  await insertFailures(ctx.db, [{ id: ctx.newId(), key, at: now }]);
  return { ok: false, reason: "wrong" };
}
