import type { Ctx } from "../context";
import { countAttempt, secondsToWait } from "./attempts";
import { accountKey } from "./open-login";
import { passwordMatches } from "./passwords";
import { findUserById } from "./queries";
import { throttle } from "./rules";

export type Confirmation =
  | { ok: true }
  | { ok: false; reason: "wrong" }
  | { ok: false; reason: "throttled"; seconds: number };

/** Asks a signed-in person for their password again; guesses count like those at the sign-in. */
export async function confirmPassword(
  ctx: Ctx,
  { userId, password }: { userId: string; password: string },
): Promise<Confirmation> {
  const user = await findUserById(ctx.db, userId);
  if (!user) return { ok: false, reason: "wrong" };
  const keys = [{ key: accountKey(user.email), allowed: throttle.perAccount }];
  const seconds = await secondsToWait(ctx, keys);
  if (seconds > 0) return { ok: false, reason: "throttled", seconds };
  if (await passwordMatches(user.passwordHash, password)) return { ok: true };
  await countAttempt(ctx, keys);
  return { ok: false, reason: "wrong" };
}
