import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { deleteFactor } from "./factor-queries";
import { findUserByEmail } from "./queries";
import { signOutEverywhere } from "./sign-out-everywhere";
import { deleteIdentitiesOf } from "./sso-queries";
import { tellPerson } from "./tell-person";

/**
 * Takes away the second factor of somebody who lost it (N.8): all their logins end, the next one asks for the password alone.
 * Nobody does it to themselves this way: that would make the second factor worthless on a desk left open.
 */
export async function resetSecondFactor(ctx: Ctx, { userId }: { userId: string }): Promise<void> {
  if (ctx.actor.kind === "user" && ctx.actor.userId === userId) throw new DomainError("conflict", "ownSecondFactor");
  await inTransaction(ctx, async (tx) => {
    if (!(await deleteFactor(tx.db, userId))) throw notFound("user");
    await record(tx, { action: "user.second_factor_reset", objectKind: "user", objectId: userId });
    await signOutEverywhere(tx, { userId });
    await tx.afterCommit(() => tellPerson(ctx, { userId, what: "secondFactorOff" }));
  });
}

/** From a shell, for the only administrator. */
export async function resetSecondFactorOf(ctx: Ctx, { email }: { email: string }): Promise<void> {
  const user = await findUserByEmail(ctx.db, email);
  if (!user) throw notFound("user");
  await resetSecondFactor(ctx, { userId: user.id });
}

/**
 * Forgets whom the identity provider means: the next SSO sign-in with the person's verified e-mail links anew. Nobody does it to
 * themselves: with another e-mail there it would be their last way in, and perhaps the company's last administrator.
 */
export async function unlinkSso(ctx: Ctx, { userId }: { userId: string }): Promise<void> {
  if (ctx.actor.kind === "user" && ctx.actor.userId === userId) throw new DomainError("conflict", "ownSso");
  await inTransaction(ctx, async (tx) => {
    if (!(await deleteIdentitiesOf(tx.db, userId))) throw notFound("user");
    await record(tx, { action: "user.sso_unlinked", objectKind: "user", objectId: userId });
    await signOutEverywhere(tx, { userId });
  });
}
