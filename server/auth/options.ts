import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { appContext } from "../app-context";
import { env } from "../core/env";
import { revokeLogin } from "./queries";
import { signIn } from "./sign-in";

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

/** The cookie carries only the login's id, signed; what it may do is read from the database (current-actor). */
export const authOptions = (): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: "jwt", maxAge: 90 * 86_400 },
  useSecureCookies: env().APP_URL.startsWith("https://"),
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(credentials, request) {
        const result = await signIn(appContext(), {
          email: String(credentials?.email ?? "").slice(0, 320),
          password: String(credentials?.password ?? "").slice(0, 1000),
          ip: addressOf(request.headers ?? {}),
          userAgent: String(request.headers?.["user-agent"] ?? "") || null,
        });
        if (result.ok) return { id: result.userId, loginId: result.loginId, name: result.name, email: result.email };
        throw new Error(result.reason === "throttled" ? `throttled:${result.seconds}` : result.reason);
      },
    }),
  ],
  callbacks: {
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

/** Behind a proxy that we were told to trust, its last word; otherwise nobody can forge what we do not read. */
function addressOf(headers: Record<string, unknown>): string | null {
  if (env().TRUST_PROXY !== "1" && !process.env.VERCEL) return null;
  const forwarded = String(headers["x-forwarded-for"] ?? "");
  return forwarded.split(",").at(-1)?.trim() || null;
}
