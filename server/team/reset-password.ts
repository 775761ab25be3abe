import { record } from "../audit/record";
import { hashPassword } from "../auth/passwords";
import { findUserByEmail } from "../auth/queries";
import { replacePassword } from "../auth/reset-by-link";
import { signOutEverywhere } from "../auth/sign-out-everywhere";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { madePassword } from "./create-user";

/** A new password ends every login of the person at once. */
export async function resetPassword(
  ctx: Ctx,
  input: { email: string; password?: string | undefined },
): Promise<{ email: string; password: string }> {
  const password = input.password ?? madePassword();
  const passwordHash = await hashPassword(password);
  await inTransaction(ctx, async (tx) => {
    const user = await findUserByEmail(tx.db, input.email);
    if (!user) throw notFound("user");
    const userId = user.id;
    await replacePassword(tx, { userId, passwordHash });
    await record(tx, { action: "user.password_reset", objectKind: "user", objectId: userId });
    await signOutEverywhere(tx, { userId });
  });
  return { email: input.email, password };
}
