/** A client may be written to freely for 24 hours after their last message, by the provider's time (S4.6, O13). */
export const windowMs = 24 * 3_600_000;

export type Window = { open: boolean; endsAt: Date | null; remainingMs: number };

/** The one 24-hour rule: used by the inbox, the composer, campaigns and delivery. Open until 23:59:59.999, closed at 24:00:00. */
export function windowOf(lastClientMessageAt: Date | null, now: Date): Window {
  if (!lastClientMessageAt) return { open: false, endsAt: null, remainingMs: 0 };
  const endsAt = new Date(lastClientMessageAt.getTime() + windowMs);
  const remainingMs = Math.max(0, endsAt.getTime() - now.getTime());
  return { open: remainingMs > 0, endsAt, remainingMs };
}

/** A window that ends within this time is worth looking for (O13): soon only a template will do. */
export const closingMs = 2 * 3_600_000;
