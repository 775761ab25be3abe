import { type Ctx, inTransaction } from "../context";
import { type AttemptKey, countAttempt, secondsToWait } from "./attempts";
import { checkSecondFactor } from "./check-second-factor";
import { findFactor } from "./factor-queries";
import { accountKey, type Device, type OpenedLogin, openLogin } from "./open-login";
import { passwordMatches } from "./passwords";
import { signInPolicy } from "./policy";
import { findUserByEmail } from "./queries";
import { mayUsePassword, throttle } from "./rules";

export type SignInInput = Device & { email: string; password: string; code?: string };
export type SignInResult =
  | OpenedLogin
  | { ok: false; reason: "invalid" | "inactive" | "sso_only" | "second_factor" | "wrong_code" }
  | { ok: false; reason: "throttled" | "code_throttled"; seconds: number };

/**
 * By password and, for who has set one up, the second factor (N.8). One answer for a wrong password and an unknown account; all
 * the rest is told only to who knows the password.
 */
export async function signIn(ctx: Ctx, input: SignInInput): Promise<SignInResult> {
  const keys = attemptKeys(input);
  const seconds = await secondsToWait(ctx, keys);
  if (seconds > 0) return { ok: false, reason: "throttled", seconds };

  const user = await findUserByEmail(ctx.db, input.email);
  if (!(await passwordMatches(user?.passwordHash ?? null, input.password)) || !user) {
    await countAttempt(ctx, keys);
    return { ok: false, reason: "invalid" };
  }
  if (!user.active) return { ok: false, reason: "inactive" };
  const policy = await signInPolicy(ctx);
  if (!mayUsePassword(policy, user.role)) return { ok: false, reason: "sso_only" };

  const second = await secondStep(ctx, { userId: user.id, code: input.code });
  if (!second.ok) return second;
  return inTransaction(ctx, (tx) =>
    openLogin(tx, {
      user,
      method: "password",
      device: input,
      details: { secondFactor: second.by, ...(policy.ssoOnly && { emergency: true }) },
    }),
  );
}

/** By what the second step was passed; null where the person has none. */
async function secondStep(
  ctx: Ctx,
  { userId, code }: { userId: string; code: string | undefined },
): Promise<{ ok: true; by: "code" | "recovery" | null } | Exclude<SignInResult, { ok: true }>> {
  if (!(await findFactor(ctx.db, userId))?.confirmedAt) return { ok: true, by: null };
  if (!code) return { ok: false, reason: "second_factor" };
  const checked = await checkSecondFactor(ctx, { userId, code });
  if (checked.ok) return checked;
  return checked.reason === "throttled"
    ? { ...checked, reason: "code_throttled" }
    : { ok: false, reason: "wrong_code" };
}

function attemptKeys({ email, ip }: SignInInput): AttemptKey[] {
  const account = { key: accountKey(email), allowed: throttle.perAccount };
  return ip ? [account, { key: `ip:${ip}`, allowed: throttle.perAddress }] : [account];
}
