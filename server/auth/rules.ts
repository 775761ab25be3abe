/** Sign-in throttling: failures in the window, per account and per address. */
export const throttle = { windowMs: 15 * 60_000, perAccount: 8, perAddress: 40 } as const;

/** Logins end after two weeks without use and after ninety days anyhow. */
export const loginLife = { idleMs: 14 * 86_400_000, absoluteMs: 90 * 86_400_000 } as const;

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
