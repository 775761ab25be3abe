import type { Ctx } from "../context";
import { signInPolicy } from "./policy";
import { ssoOf } from "./sso-provider";

/** What the sign-in page offers: the identity provider's name, and whether passwords are an administrator's emergency only. */
export async function signInWays(ctx: Pick<Ctx, "db" | "env">): Promise<{ sso: string | null; ssoOnly: boolean }> {
  const { ssoOnly } = await signInPolicy(ctx);
  return { sso: ssoOf(ctx.env)?.name ?? null, ssoOnly };
}
