import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { safeReason } from "../core/safe-reason";
import { loadConnection } from "../numbers/connection";
import { loadNumber } from "../numbers/load-number";
import type { NumberProfile } from "../providers/profile-types";
import { ProviderError } from "../providers/types";
import { publish } from "../realtime/publish";
import { fetchLogo, keyOfLogo } from "./keep-logo";
import { findProfile, noteTry, type ProfileRow, saveProfile } from "./queries";
import { toIndustry } from "./rules";

/**
 * Takes the profile over from the provider (S0.18): after a number was connected, by the job until it has worked once, and by the
 * button. A change that a person makes meanwhile stays. Throws `not_found`, `providerFailed`; of the profile nothing is touched
 * then, why is kept.
 */
export async function loadProfile(ctx: Ctx, { numberId }: { numberId: string }): Promise<void> {
  await loadNumber(ctx, { numberId });
  try {
    await takeOver(ctx, { numberId });
  } catch (error) {
    await keepTry(ctx, { numberId, profileError: textOf(error) });
    throw error;
  }
}

async function takeOver(ctx: Ctx, { numberId }: { numberId: string }): Promise<void> {
  const number = await loadNumber(ctx, { numberId });
  const known = await findProfile(ctx.db, numberId);
  const connection = await loadConnection(ctx, number.connectionId);
  const found = await ctx.providers[connection.provider].readProfile(connection, number).catch(refuseWithReason);
  const logoKey = await copyOfLogo(ctx, { numberId, known, logoUrl: found.logoUrl });
  const saved = await inTransaction(ctx, async (tx) => {
    const isFirst = await saveProfile(
      tx.db,
      { numberId, known: known?.version ?? 0 },
      { ...toRow(found), logoKey, loadedAt: tx.now(), pushedAt: known?.pushedAt ?? null },
    );
    await noteTry(tx.db, numberId, { profileTriedAt: tx.now(), profileError: null });
    if (!isFirst) return false;
    await record(tx, { action: "number.profile_loaded", objectKind: "number", objectId: numberId });
    await publish(tx, { kind: "number", subjectId: numberId });
    return true;
  });
  const kept = saved ? logoKey : known?.logoKey;
  for (const key of [known?.logoKey, logoKey]) if (key && key !== kept) await ctx.storage.delete(key);
}

const keepTry = (ctx: Ctx, { numberId, profileError }: { numberId: string; profileError: string }): Promise<void> =>
  inTransaction(ctx, async (tx) => {
    await noteTry(tx.db, numberId, { profileTriedAt: tx.now(), profileError });
    await publish(tx, { kind: "number", subjectId: numberId });
  });

/** The provider's words where there are some. */
const textOf = (error: unknown): string =>
  error instanceof DomainError && typeof error.values.reason === "string"
    ? error.values.reason
    : safeReason(error).text;

export function refuseWithReason(error: unknown): never {
  if (error instanceof ProviderError) throw new DomainError("unavailable", "providerFailed", { reason: error.message });
  throw error;
}

const toRow = (found: NumberProfile) => ({
  description: found.description,
  address: found.address,
  email: found.email,
  websites: found.websites,
  industry: toIndustry(found.industry),
  logoUrl: found.logoUrl,
  review: found.review ?? null,
});

/** A picture of ours stays what it is; another one is fetched only when it is new. */
async function copyOfLogo(
  ctx: Ctx,
  { numberId, known, logoUrl }: { numberId: string; known: ProfileRow | null; logoUrl: string | null },
): Promise<string | null> {
  if (!logoUrl) return null;
  const ours = keyOfLogo(ctx, numberId, logoUrl);
  if (ours) return ours;
  return known?.logoKey && logoUrl === known.logoUrl ? known.logoKey : fetchLogo(ctx, logoUrl);
}
