import { record } from "../audit/record";
import { hashPassword } from "../auth/passwords";
import { signOutEverywhere } from "../auth/sign-out-everywhere";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { madePassword } from "./create-user";
import { setPasswordHash } from "./queries";

/** A new password ends every login of the person at once. */
export async function resetPassword(
  ctx: Ctx,
  input: { email: string; password?: string | undefined },
): Promise<{ email: string; password: string }> {
  const password = input.password ?? madePassword();
  const passwordHash = await hashPassword(password);
  await inTransaction(ctx, async (tx) => {
    const userId = await setPasswordHash(tx.db, input.email, passwordHash);
    if (!userId) throw notFound("user");
    await record(tx, { action: "user.password_reset", objectKind: "user", objectId: userId });
    await signOutEverywhere(tx, { userId });
  });
  return { email: input.email, password };
}
