import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { appContext } from "../app-context";
import type { Ctx } from "../context";
import { env } from "../core/env";
import { addressOf } from "./address-of";
import type { Device } from "./open-login";
import { revokeLogin } from "./queries";
import { type SignInResult, signIn } from "./sign-in";
import { signInBySso } from "./sign-in-by-sso";
import { type SsoClaims, ssoId, ssoOf, ssoProvider, vouchedEmail } from "./sso-provider";

declare module "next-auth/jwt" {
  interface JWT {
    loginId?: string;
  }
}
declare module "next-auth" {
  interface Session {
    loginId?: string;
  }
  interface User {
    loginId?: string;
  }
}

const unknownDevice: Device = { ip: null, userAgent: null };

/** The cookie carries only the login's id, signed; what it may do is read from the database (current-actor). */
export const authOptions = (device: Device = unknownDevice): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: "jwt", maxAge: 90 * 86_400 },
  useSecureCookies: env().APP_URL.startsWith("https://"),
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [byPassword(device), ...[ssoProvider(env())].filter((provider) => provider !== null)],
  callbacks: {
    signIn: async ({ user, account, profile }) => {
      if (account?.provider !== ssoId) return user.loginId !== undefined;
      const result = await comeBySso(appContext(), { claims: profile, device });
      if (!result.ok) return `/sign-in?error=sso_${result.reason}`;
      // next-auth hands this same user on to the token.
      Object.assign(user, { id: result.userId, loginId: result.loginId });
      return true;
    },
    jwt: ({ token, user }) => (user?.loginId ? { sub: user.id, loginId: user.loginId } : token),
    session: ({ session, token }) => ({ expires: session.expires, loginId: token.loginId }),
  },
  events: {
    signOut: async ({ token }) => {
      const ctx = appContext();
      if (token?.loginId) await revokeLogin(ctx.db, token.loginId, ctx.now());
    },
  },
});

/** Where a request to sign in comes from. */
export const deviceOf = (headers: Headers): Device => ({
  ip: addressOf(env(), headers.get("x-forwarded-for")),
  userAgent: headers.get("user-agent"),
});

const byPassword = (device: Device) =>
  Credentials({
    credentials: { email: {}, password: {}, code: {} },
    async authorize(credentials) {
      const result = await signIn(appContext(), {
        email: String(credentials?.email ?? "").slice(0, 320),
        password: String(credentials?.password ?? "").slice(0, 1000),
        code: String(credentials?.code ?? "").slice(0, 40),
        ...device,
      });
      if (result.ok) return { id: result.userId, loginId: result.loginId, name: result.name, email: result.email };
      throw new Error(problemOf(result));
    },
  });

const problemOf = (refused: Exclude<SignInResult, { ok: true }>): string =>
  "seconds" in refused ? `${refused.reason}:${refused.seconds}` : refused.reason;

async function comeBySso(ctx: Ctx, { claims, device }: { claims: unknown; device: Device }) {
  const sso = ssoOf(ctx.env);
  if (!sso || !isClaims(claims)) return { ok: false, reason: "unverified" } as const;
  const { iss: issuer, sub: subject } = claims;
  return signInBySso(ctx, { issuer, subject, email: vouchedEmail(claims, sso), device });
}

const isClaims = (claims: unknown): claims is SsoClaims =>
  typeof claims === "object" &&
  claims !== null &&
  "iss" in claims &&
  typeof claims.iss === "string" &&
  "sub" in claims &&
  typeof claims.sub === "string";
