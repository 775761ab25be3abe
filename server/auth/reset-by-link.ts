import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { accountKey } from "./open-login";
import { hashPassword } from "./passwords";
import { signInPolicy } from "./policy";
import { clearFailures, setPasswordHash } from "./queries";
import { hashOfReset } from "./request-reset";
import { closeReset, closeResetsOf, findReset } from "./reset-queries";
import { mayUsePassword, throttle } from "./rules";
import { signOutEverywhere } from "./sign-out-everywhere";
import { tellPerson } from "./tell-person";

/** Whose password a link changes; null when it was used, is too old or never was. */
export async function showReset(ctx: Ctx, { token }: { token: string }): Promise<{ email: string } | null> {
  const found = await findReset(ctx.db, hashOfReset(token), ctx.now());
  if (!found || !mayUsePassword(await signInPolicy(ctx), found.role)) return null;
  return { email: found.email };
}

/**
 * Sets the password that a link promises; of two who use one link at once, one does. All logins of the person end, all their links
 * close. It signs nobody in: a second factor is asked for as ever.
 */
export async function resetByLink(ctx: Ctx, input: { token: string; password: string }): Promise<{ email: string }> {
  const passwordHash = await hashPassword(input.password);
  return inTransaction(ctx, async (tx) => {
    const now = tx.now();
    const found = await findReset(tx.db, hashOfReset(input.token), now);
    if (!found || !mayUsePassword(await signInPolicy(tx), found.role) || !(await closeReset(tx.db, found.id, now)))
      throw new DomainError("not_found", "resetOver");
    const { userId, email } = found;
    await replacePassword(tx, { userId, passwordHash });
    await clearFailures(tx.db, accountKey(email), new Date(now.getTime() - throttle.windowMs));
    const asThem: Ctx = { ...tx, actor: { kind: "user", ...found, groupIds: [], loginId: "" } };
    await record(asThem, {
      action: "user.password_reset",
      objectKind: "user",
      objectId: userId,
      details: { by: "link" },
    });
    await signOutEverywhere(asThem, { userId });
    await tx.afterCommit(() => tellPerson(ctx, { userId, what: "passwordChanged" }));
    return { email };
  });
}

/** A new password closes every link to another one. */
export async function replacePassword(
  tx: Pick<Ctx, "db" | "now">,
  { userId, passwordHash }: { userId: string; passwordHash: string },
): Promise<void> {
  await setPasswordHash(tx.db, userId, passwordHash);
  await closeResetsOf(tx.db, userId, tx.now());
}
