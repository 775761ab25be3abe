import { record } from "../audit/record";
import { type Confirmation, confirmPassword } from "../auth/confirm-password";
import { hashPassword } from "../auth/passwords";
import { revokeLoginsOf } from "../auth/queries";
import { replacePassword } from "../auth/reset-by-link";
import { tellPerson } from "../auth/tell-person";
import { inTransaction } from "../context";
import { publish } from "../realtime/publish";
import type { Person } from "./own-profile";
import type { PasswordInput } from "./schema";

export type PasswordOutcome = Confirmation | { ok: false; reason: "same" };

/**
 * A person's new password (N.23), for who knows the one they have. Every other login of theirs ends with it, in the same moment;
 * the one they sit at goes on.
 */
export async function changePassword(ctx: Person, { current, next }: PasswordInput): Promise<PasswordOutcome> {
  const { userId, loginId } = ctx.actor;
  const confirmed = await confirmPassword(ctx, { userId, password: current });
  if (!confirmed.ok) return confirmed;
  if (next === current) return { ok: false, reason: "same" };
  const passwordHash = await hashPassword(next);
  await inTransaction(ctx, async (tx) => {
    await replacePassword(tx, { userId, passwordHash });
    const ended = await revokeLoginsOf(tx.db, userId, tx.now(), loginId);
    await record(tx, { action: "user.password_changed", objectKind: "user", objectId: userId, details: { ended } });
    await publish(tx, { kind: "user", subjectId: userId });
    await tx.afterCommit(() => tellPerson(ctx, { userId, what: "passwordChanged" }));
  });
  return { ok: true };
}
