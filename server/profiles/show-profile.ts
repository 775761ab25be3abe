import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { logoPath } from "./keep-logo";
import { findNumberWithProfile } from "./queries";
import { emptyProfile } from "./rules";

export type ProfileView = Awaited<ReturnType<typeof showProfile>>;

/** What clients see of the number, as the provider last had it; version 0 = never loaded. Throws `not_found`. */
export async function showProfile(ctx: Pick<Ctx, "db" | "env">, { numberId }: { numberId: string }) {
  const found = await findNumberWithProfile(ctx.db, numberId);
  if (!found) throw notFound("number");
  const { number, profile, error, triedAt } = found;
  const { description, address, email, websites, industry } = profile ?? emptyProfile;
  const logoKey = profile?.logoKey ?? null;
  return {
    number,
    fields: { description, address, email, websites, industry },
    /** Our copy; null while `hasLogo` = the provider has one that could not be fetched. */
    logoSrc: logoKey ? logoPath(ctx, { numberId, logoKey }) : null,
    hasLogo: Boolean(logoKey || profile?.logoUrl),
    review: profile?.review ?? null,
    loadedAt: profile?.loadedAt ?? null,
    pushedAt: profile?.pushedAt ?? null,
    /** Why the newest attempt to load it failed, and when that was. */
    failure: error && { reason: error, at: triedAt },
    version: profile?.version ?? 0,
  };
}
