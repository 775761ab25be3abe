import type { Actor, Ctx } from "../context";
import { findLogin, touchLogin } from "./queries";
import { loginIsLive } from "./rules";

/**
 * Who a login stands for right now, read from the database each time: a revoked login, a deactivated user or a changed role
 * takes effect with the next request. Null = sign in again.
 */
export async function currentActor(
  ctx: Omit<Ctx, "actor">,
  loginId: string | undefined,
): Promise<Extract<Actor, { kind: "user" }> | null> {
  if (!loginId) return null;
  const found = await findLogin(ctx.db, loginId);
  if (!found?.user.active || !loginIsLive(found.login, ctx.now())) return null;
  await touchLogin(ctx.db, loginId, ctx.now());
  return {
    kind: "user",
    userId: found.user.id,
    name: found.user.name,
    role: found.user.role,
    groupIds: found.groupIds,
    loginId,
  };
}
