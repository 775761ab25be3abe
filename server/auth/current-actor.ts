import type { Actor, Ctx } from "../context";
import { policyFrom } from "./policy";
import { findLogin, touchLogin } from "./queries";
import { loginIsLive, standingOf } from "./rules";

type Person = Extract<Actor, { kind: "user" }>;

/** `unfinished` may do nothing but set up the second factor that the company requires of them (N.8). */
export type WhoAsks = { actor: Person | null; unfinished: Person | null };

const nobody: WhoAsks = { actor: null, unfinished: null };

/**
 * Who a login stands for right now, read from the database each time: a revoked login, a deactivated user, a changed role or a new
 * rule for sign-ins takes effect with the next request. Neither = sign in again.
 */
export async function whoAsks(ctx: Omit<Ctx, "actor">, loginId: string | undefined): Promise<WhoAsks> {
  if (!loginId) return nobody;
  const found = await findLogin(ctx.db, loginId);
  if (!found?.user.active || !loginIsLive(found.login, ctx.now())) return nobody;
  const { login, user, hasSecondFactor, groupIds } = found;
  const policy = policyFrom(ctx.env, found.policy);
  const standing = standingOf({ method: login.method, role: user.role, hasSecondFactor, policy });
  if (standing === "refused") return nobody;
  await touchLogin(ctx.db, loginId, ctx.now());
  const person: Person = { kind: "user", userId: user.id, name: user.name, role: user.role, groupIds, loginId };
  return standing === "full" ? { actor: person, unfinished: null } : { actor: null, unfinished: person };
}

/** The person a login stands for, with all they may do. */
export async function currentActor(ctx: Omit<Ctx, "actor">, loginId: string | undefined): Promise<Person | null> {
  return (await whoAsks(ctx, loginId)).actor;
}
