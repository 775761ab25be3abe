import type { Role, SignInMethod } from "@/db/enums";
import { record } from "../audit/record";
import type { Ctx } from "../context";
import { clearFailures, insertLogin } from "./queries";
import { foldEmail, throttle } from "./rules";

/** Where a sign-in comes from. */
export type Device = { ip: string | null; userAgent: string | null };

export type OpenedLogin = { ok: true; userId: string; loginId: string; name: string; email: string };

type User = { id: string; name: string; email: string; role: Role };

/** A new login with an id of its own, in the open transaction; the account's failures are forgiven. */
export async function openLogin(
  tx: Ctx,
  { user, method, device, details }: { user: User; method: SignInMethod; device: Device; details?: object },
): Promise<OpenedLogin> {
  const { id: userId, name, email, role } = user;
  const loginId = tx.newId();
  const now = tx.now();
  await clearFailures(tx.db, accountKey(email), new Date(now.getTime() - throttle.windowMs));
  await insertLogin(tx.db, {
    id: loginId,
    userId,
    method,
    createdAt: now,
    lastSeenAt: now,
    userAgent: device.userAgent?.slice(0, 300) ?? null,
    ip: device.ip,
  });
  await record(
    { ...tx, actor: { kind: "user", userId, name, role, groupIds: [], loginId } },
    { action: "user.signed_in", objectKind: "user", objectId: userId, details: { method, ...details } },
  );
  // Who comes to the desk is offered what waits.
  await tx.afterCommit(() => tx.sendJob({ name: "inbox/offers.due", data: {} }));
  return { ok: true, userId, loginId, name, email };
}

export const accountKey = (email: string) => `account:${foldEmail(email).slice(0, 200)}`;
