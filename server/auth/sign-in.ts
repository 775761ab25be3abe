import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { passwordMatches } from "./passwords";
import { clearFailures, failuresSince, findUserByEmail, insertFailures, insertLogin } from "./queries";
import { throttle, throttledSeconds } from "./rules";

export type SignInInput = { email: string; password: string; ip: string | null; userAgent: string | null };
export type SignInResult =
  | { ok: true; userId: string; loginId: string; name: string; email: string }
  | { ok: false; reason: "invalid" | "inactive" }
  | { ok: false; reason: "throttled"; seconds: number };

/** One answer for a wrong password and an unknown account; an inactive account is named only to who knows its password. */
export async function signIn(ctx: Ctx, input: SignInInput): Promise<SignInResult> {
  const keys = attemptKeys(input);
  const seconds = await secondsToWait(ctx, keys);
  if (seconds > 0) return { ok: false, reason: "throttled", seconds };

  const user = await findUserByEmail(ctx.db, input.email);
  if (!(await passwordMatches(user?.passwordHash ?? null, input.password)) || !user) {
    await insertFailures(
      ctx.db,
      keys.map(({ key }) => ({ id: ctx.newId(), key, at: ctx.now() })),
    );
    return { ok: false, reason: "invalid" };
  }
  if (!user.active) return { ok: false, reason: "inactive" };

  const loginId = ctx.newId();
  await inTransaction(ctx, async (tx) => {
    const now = tx.now();
    await clearFailures(tx.db, accountKey(input.email), new Date(now.getTime() - throttle.windowMs));
    await insertLogin(tx.db, {
      id: loginId,
      userId: user.id,
      createdAt: now,
      lastSeenAt: now,
      userAgent: input.userAgent?.slice(0, 300) ?? null,
      ip: input.ip,
    });
    await record(
      { ...tx, actor: { kind: "user", userId: user.id, name: user.name, role: user.role, groupIds: [], loginId } },
      { action: "user.signed_in", objectKind: "user", objectId: user.id },
    );
  });
  // Who comes to the desk is offered what waits.
  await ctx.sendJob({ name: "inbox/offers.due", data: {} });
  return { ok: true, userId: user.id, loginId, name: user.name, email: user.email };
}

export const accountKey = (email: string) => `account:${email.trim().toLowerCase().slice(0, 200)}`;

function attemptKeys({ email, ip }: SignInInput): { key: string; allowed: number }[] {
  const account = { key: accountKey(email), allowed: throttle.perAccount };
  return ip ? [account, { key: `ip:${ip}`, allowed: throttle.perAddress }] : [account];
}

async function secondsToWait(ctx: Ctx, keys: { key: string; allowed: number }[]): Promise<number> {
  const since = new Date(ctx.now().getTime() - throttle.windowMs);
  const failures = await failuresSince(
    ctx.db,
    keys.map(({ key }) => key),
    since,
  );
  const waits = keys.map(({ key, allowed }) =>
    throttledSeconds(
      failures.filter((failure) => failure.key === key).map(({ at }) => at),
      allowed,
      ctx.now(),
    ),
  );
  return Math.max(...waits);
}
