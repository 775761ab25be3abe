import type { Ctx } from "../context";
import { DomainError } from "../core/errors";
import { safeReason } from "../core/safe-reason";
import { loadProfile } from "./load-profile";
import { numbersToLoad } from "./queries";

const hourMs = 3_600_000;

/** Every profile that was never loaded (S0.18), a failed one once an hour; the failure of one stops nobody else. */
export async function loadDueProfiles(ctx: Ctx): Promise<{ loaded: number; failed: number }> {
  // A little less than an hour, so that an hourly run does not miss the one that it tried itself.
  const due = await numbersToLoad(ctx.db, new Date(ctx.now().getTime() - hourMs + 60_000));
  const ends = await Promise.allSettled(due.map(({ id }) => loadProfile(ctx, { numberId: id })));
  const reasons = ends.flatMap((end) => (end.status === "rejected" ? [codeOf(end.reason)] : []));
  if (reasons.length > 0) ctx.log.warn({ reasons }, "profiles of some numbers could not be loaded");
  return { loaded: ends.length - reasons.length, failed: reasons.length };
}

const codeOf = (error: unknown): string => (error instanceof DomainError ? error.key : safeReason(error).code);
