import type { Role, SignInMethod } from "@/db/enums";

/** Sign-in throttling: failures in the window, per account and per address; wrong codes; links to a new password. */
export const throttle = {
  windowMs: 15 * 60_000,
  perAccount: 8,
  perAddress: 40,
  perCode: 5,
  resetsPerAccount: 3,
  resetsPerAddress: 20,
} as const;

/** Logins end after two weeks without use and after ninety days anyhow. */
export const loginLife = { idleMs: 14 * 86_400_000, absoluteMs: 90 * 86_400_000 } as const;

/** So long a link to a new password, and a second factor that is being set up, wait. */
export const resetLifeMs = 60 * 60_000;
export const setUpLifeMs = 30 * 60_000;

/** Seconds until another attempt is allowed, or 0. `failures` are times of failed attempts within the window, oldest first. */
export function throttledSeconds(failures: Date[], allowed: number, now: Date): number {
  if (failures.length < allowed) return 0;
  const frees = failures[failures.length - allowed];
  if (!frees) return 0;
  return Math.max(1, Math.ceil((frees.getTime() + throttle.windowMs - now.getTime()) / 1000));
}

export function loginIsLive(login: { createdAt: Date; lastSeenAt: Date; revokedAt: Date | null }, now: Date): boolean {
  if (login.revokedAt) return false;
  if (now.getTime() - login.lastSeenAt.getTime() > loginLife.idleMs) return false;
  return now.getTime() - login.createdAt.getTime() <= loginLife.absoluteMs;
}

/** How the company wants people to sign in. `ssoOnly` is false wherever no identity provider is set. */
export type SignInPolicy = { secondFactorFor: Role[]; ssoOnly: boolean };

/** Who signs in by SSO is checked by the identity provider; an administrator's way around it has to be strong. */
export const needsSecondFactor = (policy: SignInPolicy, role: Role): boolean =>
  policy.ssoOnly || policy.secondFactorFor.includes(role);

/** Passwords stay an administrator's way in when the identity provider is down. */
export const mayUsePassword = ({ ssoOnly }: Pick<SignInPolicy, "ssoOnly">, role: Role): boolean =>
  !ssoOnly || role === "admin";

/** What a login opens: the desk, only the set-up of a second factor that is still missing, or nothing. */
export function standingOf(login: {
  method: SignInMethod;
  role: Role;
  hasSecondFactor: boolean;
  policy: SignInPolicy;
}): "full" | "unfinished" | "refused" {
  if (login.method === "sso") return "full";
  if (!mayUsePassword(login.policy, login.role)) return "refused";
  return login.hasSecondFactor || !needsSecondFactor(login.policy, login.role) ? "full" : "unfinished";
}

/** Only A–Z are folded: a wider folding turns strangers into ours (the Kelvin sign into k, ß into ss). */
export const foldEmail = (email: string): string => email.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase());

export const sameEmail = (a: string, b: string): boolean => foldEmail(a) === foldEmail(b);
