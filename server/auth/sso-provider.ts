import type { OAuthConfig } from "next-auth/providers/oauth";
import type { Env } from "../core/env";

export const ssoId = "sso";

/** The claims of an ID token that we read. */
export type SsoClaims = { iss: string; sub: string; email?: unknown; email_verified?: unknown };

/** The company's identity provider, or null; half the settings are none. */
export function ssoOf(env: Env) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = env;
  if (!issuer || !clientId || !clientSecret) return null;
  return { issuer, clientId, clientSecret, name: env.OIDC_NAME, trustsEmail: env.OIDC_TRUST_EMAIL === "1" };
}

/** Where the identity provider sends people back to; it has to be registered there. */
export const ssoCallback = (env: Env): string => `${env.APP_URL.replace(/\/$/, "")}/api/auth/callback/${ssoId}`;

/** OpenID Connect with discovery, PKCE, state and nonce; who somebody is comes from the signed ID token alone. */
export function ssoProvider(env: Env): OAuthConfig<SsoClaims> | null {
  const sso = ssoOf(env);
  if (!sso) return null;
  return {
    id: ssoId,
    name: sso.name,
    type: "oauth",
    wellKnown: `${sso.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId: sso.clientId,
    clientSecret: sso.clientSecret,
    authorization: { params: { scope: "openid email profile" } },
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    profile: ({ sub }) => ({ id: sub }),
  };
}

/** The e-mail a provider vouches for, or null. One that it calls unverified never counts. */
export function vouchedEmail(claims: SsoClaims, { trustsEmail }: { trustsEmail: boolean }): string | null {
  const { email, email_verified: verified } = claims;
  if (typeof email !== "string" || email === "") return null;
  const isVouched = verified === true || verified === "true" || (verified === undefined && trustsEmail);
  return isVouched ? email : null;
}
