import { record } from "../audit/record";
import { openLoginsOf, revokeOwnLogin } from "../auth/queries";
import { loginIsLive } from "../auth/rules";
import { inTransaction } from "../context";
import { notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { deviceOf } from "./device-rules";
import type { Person } from "./own-profile";

/** Where the person is signed in (N.23): this device first, then the last used. */
export async function ownLogins(ctx: Person) {
  const { userId, loginId } = ctx.actor;
  const live = (await openLoginsOf(ctx.db, userId)).filter((login) => loginIsLive(login, ctx.now()));
  return live
    .map(({ id, createdAt, lastSeenAt, userAgent }) => ({
      id,
      createdAt,
      lastSeenAt,
      device: deviceOf(userAgent),
      isThis: id === loginId,
    }))
    .sort((a, b) => Number(b.isThis) - Number(a.isThis));
}
export type OwnLogin = Awaited<ReturnType<typeof ownLogins>>[number];

/** Ends one login of one's own; what is open there stops at once. */
export async function signOutDevice(ctx: Person, { loginId }: { loginId: string }): Promise<void> {
  const { userId } = ctx.actor;
  await inTransaction(ctx, async (tx) => {
    if (!(await revokeOwnLogin(tx.db, { userId, loginId, now: tx.now() }))) throw notFound("login");
    await record(tx, { action: "user.signed_out_device", objectKind: "user", objectId: userId, details: { loginId } });
    await publish(tx, { kind: "user", subjectId: userId });
  });
}
