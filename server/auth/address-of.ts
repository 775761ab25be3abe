import type { Env } from "../core/env";

/** Behind a proxy that we were told to trust, its last word; otherwise nobody can forge what we do not read. */
export function addressOf(env: Pick<Env, "TRUST_PROXY">, forwardedFor: unknown): string | null {
  if (env.TRUST_PROXY !== "1" && !process.env.VERCEL) return null;
  return (
    String(forwardedFor ?? "")
      .split(",")
      .at(-1)
      ?.trim() || null
  );
}
