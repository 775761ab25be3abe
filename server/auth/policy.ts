import { z } from "zod";
import { roles } from "@/db/enums";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { publish } from "../realtime/publish";
import type { Person } from "../team/own-profile";
import { factorCounts, findFactor } from "./factor-queries";
import { readPolicy, writePolicy } from "./queries";
import type { SignInPolicy } from "./rules";
import { ssoCallback, ssoOf } from "./sso-provider";
import { isLinked } from "./sso-queries";

export const policySchema = z.object({
  secondFactorFor: z.array(z.enum(roles)).max(roles.length),
  ssoOnly: z.boolean(),
});

const stored = policySchema.extend({
  secondFactorFor: policySchema.shape.secondFactorFor.default([]),
  ssoOnly: z.boolean().default(false),
});

/** The stored value as it holds now: where the identity provider is gone, nobody is kept to it. */
export function policyFrom(env: Ctx["env"], value: unknown): SignInPolicy {
  const { secondFactorFor, ssoOnly } = stored.parse(value ?? {});
  return { secondFactorFor, ssoOnly: ssoOnly && ssoOf(env) !== null };
}

export async function signInPolicy(ctx: Pick<Ctx, "db" | "env">): Promise<SignInPolicy> {
  return policyFrom(ctx.env, await readPolicy(ctx.db));
}

/** What the settings show: the rules, the identity provider, and how many people have a second factor. */
export async function showPolicy(ctx: Person) {
  const { userId } = ctx.actor;
  const sso = ssoOf(ctx.env);
  const [policy, counts, own, youUseSso] = await Promise.all([
    signInPolicy(ctx),
    factorCounts(ctx.db),
    findFactor(ctx.db, userId),
    isLinked(ctx.db, userId),
  ]);
  return {
    ...policy,
    counts: roles.map((role) => counts.find((one) => one.role === role) ?? { role, people: 0, protectedPeople: 0 }),
    sso: sso && { name: sso.name, issuer: sso.issuer },
    callback: ssoCallback(ctx.env),
    youUseSso,
    youLackIt: !own?.confirmedAt,
  };
}

/**
 * How people sign in from now on, open logins included: who lacks a second factor comes to its set-up with the next request, who
 * came by password and may not any more is signed out. Only who came by SSO may make it the only way.
 */
export async function savePolicy(ctx: Ctx, { secondFactorFor, ssoOnly }: SignInPolicy): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const before = await signInPolicy(tx);
    if (ssoOnly && !before.ssoOnly) await requireOwnSso(tx);
    const policy = { secondFactorFor: roles.filter((role) => secondFactorFor.includes(role)), ssoOnly };
    await writePolicy(tx.db, policy);
    await record(tx, { action: "sign_in_policy.changed", objectKind: "setting", objectId: "sign_in", details: policy });
    await publish(tx, { kind: "user", subjectId: "sign_in" });
  });
}

async function requireOwnSso(ctx: Ctx): Promise<void> {
  if (ssoOf(ctx.env) === null) throw new DomainError("conflict", "ssoMissing");
  if (ctx.actor.kind !== "user" || !(await isLinked(ctx.db, ctx.actor.userId)))
    throw new DomainError("conflict", "ssoUntried");
}
