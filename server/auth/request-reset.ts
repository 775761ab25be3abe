import { createHash, randomBytes } from "node:crypto";
import { record } from "../audit/record";
import { asSystem, type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { type AttemptKey, countAttempt, secondsToWait } from "./attempts";
import { signInPolicy } from "./policy";
import { findUserByEmail, findUserById, lockAttempts } from "./queries";
import { insertReset } from "./reset-queries";
import { foldEmail, mayUsePassword, resetLifeMs, throttle } from "./rules";
import { mailPerson } from "./tell-person";

export type ResetRequest =
  | { ok: true }
  | { ok: false; reason: "no_mail" }
  | { ok: false; reason: "throttled"; seconds: number };

/** What is kept of a link: who reads the database cannot use it. */
export const hashOfReset = (token: string): string => createHash("sha256").update(token).digest("base64url");

/**
 * Mails a link to a new password (N.8). The answer comes before anything is known of the account, so neither its words nor its
 * time tell whether there is one.
 */
export async function requestReset(
  ctx: Ctx,
  { email, ip }: { email: string; ip: string | null },
): Promise<ResetRequest> {
  if (!ctx.sendMail) return { ok: false, reason: "no_mail" };
  const keys = attemptKeys({ email, ip });
  const seconds = await inTransaction(ctx, async (tx) => {
    await lockAttempts(
      tx.db,
      keys.map(({ key }) => key),
    );
    const wait = await secondsToWait(tx, keys);
    if (wait === 0) await countAttempt(tx, keys);
    return wait;
  });
  if (seconds > 0) return { ok: false, reason: "throttled", seconds };
  ctx.defer(() => mailLink(asSystem(ctx), email));
  return { ok: true };
}

async function mailLink(ctx: Ctx, email: string): Promise<void> {
  const user = await findUserByEmail(ctx.db, email);
  if (!user?.active || !mayUsePassword(await signInPolicy(ctx), user.role)) return;
  const { id, link } = await makeLink(ctx, { userId: user.id, action: "user.reset_asked" });
  await mailPerson(ctx, { user, what: "reset", messageId: `reset.${id}`, link });
}

/** The same link for an administrator to hand on, where there is no mail server or the mailbox is lost; answered once. */
export async function makeResetLink(ctx: Ctx, { userId }: { userId: string }): Promise<{ link: string }> {
  const user = await findUserById(ctx.db, userId);
  if (!user?.active) throw new DomainError("conflict", "accountOff");
  if (!mayUsePassword(await signInPolicy(ctx), user.role)) throw new DomainError("conflict", "ssoOnly");
  const { link } = await makeLink(ctx, { userId, action: "user.reset_link_made" });
  return { link };
}

async function makeLink(ctx: Ctx, { userId, action }: { userId: string; action: string }) {
  const [id, token, now] = [ctx.newId(), randomBytes(32).toString("base64url"), ctx.now()];
  const expiresAt = new Date(now.getTime() + resetLifeMs);
  await inTransaction(ctx, async (tx) => {
    await insertReset(tx.db, { id, userId, tokenHash: hashOfReset(token), createdAt: now, expiresAt });
    await record(tx, { action, objectKind: "user", objectId: userId });
  });
  return { id, link: `${ctx.env.APP_URL.replace(/\/$/, "")}/reset-password/${token}` };
}

function attemptKeys({ email, ip }: { email: string; ip: string | null }): AttemptKey[] {
  const account = { key: `reset:${foldEmail(email).slice(0, 200)}`, allowed: throttle.resetsPerAccount };
  return ip ? [account, { key: `reset-ip:${ip}`, allowed: throttle.resetsPerAddress }] : [account];
}
