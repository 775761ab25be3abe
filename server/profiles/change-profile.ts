import type { ProfileField, ProfileReview } from "@/db/enums";
import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { loadConnection } from "../numbers/connection";
import { loadNumber } from "../numbers/load-number";
import { type ProfileChange, ProfileRefused } from "../providers/profile-types";
import { ProviderError } from "../providers/types";
import { publish } from "../realtime/publish";
import { keepLogo, logoPath, prepareLogo } from "./keep-logo";
import { loadProfile, refuseWithReason } from "./load-profile";
import { findProfile, type ProfileRow, saveProfile } from "./queries";
import { changedFields, emptyProfile } from "./rules";
import type { ChangeProfileInput } from "./schema";
import { type ProfileView, showProfile } from "./show-profile";

export type ChangeProfileResult =
  | { ok: true; profile: ProfileView }
  /** The provider's words by field; nothing was changed. */
  | { ok: false; reason: "refused"; fields: Partial<Record<ProfileField, string>> };

type NewLogo = { logoKey: string; bytes: Uint8Array; logoUrl: string };

/**
 * Pushes what was edited to the provider, then keeps it (S0.19): in one call, so that it is taken over whole or not at all. Throws
 * `profileChanged` when `version` is not the newest one, the refusals of prepareLogo, `providerFailed`.
 */
export async function changeProfile(ctx: Ctx, input: ChangeProfileInput): Promise<ChangeProfileResult> {
  const { numberId, fields, version } = input;
  const number = await loadNumber(ctx, { numberId });
  const known = await findProfile(ctx.db, numberId);
  if ((known?.version ?? 0) !== version) throw changedMeanwhile();
  const jpeg = input.logo === undefined ? null : await prepareLogo(Buffer.from(input.logo, "base64"));
  const changed = changedFields(known ?? emptyProfile, fields);
  if (!jpeg && Object.keys(changed).length === 0) return { ok: true, profile: await showProfile(ctx, { numberId }) };

  const logo = jpeg ? await keepNewLogo(ctx, numberId, jpeg) : null;
  const refused = await push(ctx, number, changed, logo);
  if (refused) return { ok: false, reason: "refused", fields: refused };
  const review = await reviewAfter(ctx, number);
  await keep(ctx, {
    numberId,
    known,
    logo,
    fields,
    review,
    changed: [...Object.keys(changed), ...(logo ? ["logo"] : [])],
  });
  return { ok: true, profile: await showProfile(ctx, { numberId }) };
}

const changedMeanwhile = () => new DomainError("conflict", "profileChanged");

/** Twilio fetches the picture itself, so it lies at its address before it is told. */
async function keepNewLogo(ctx: Ctx, numberId: string, bytes: Uint8Array): Promise<NewLogo> {
  const logoKey = await keepLogo(ctx, bytes);
  return { logoKey, bytes, logoUrl: `${ctx.env.APP_URL}${logoPath(ctx, { numberId, logoKey })}` };
}

/** Null = taken over; a picture that was not is forgotten. */
async function push(
  ctx: Ctx,
  number: Awaited<ReturnType<typeof loadNumber>>,
  changed: ProfileChange,
  logo: NewLogo | null,
): Promise<ProfileRefused["fields"] | null> {
  const change = logo ? { ...changed, logo: { bytes: logo.bytes, publicUrl: logo.logoUrl } } : changed;
  try {
    const connection = await loadConnection(ctx, number.connectionId);
    await ctx.providers[connection.provider].writeProfile(connection, number, change);
    return null;
  } catch (error) {
    if (logo) await ctx.storage.delete(logo.logoKey);
    return error instanceof ProfileRefused ? error.fields : refuseWithReason(error);
  }
}

/** What the provider says of the review now that it has the change (S0.25); silence is no reason to doubt the change. */
async function reviewAfter(ctx: Ctx, number: Awaited<ReturnType<typeof loadNumber>>): Promise<ProfileReview | null> {
  try {
    const connection = await loadConnection(ctx, number.connectionId);
    return (await ctx.providers[connection.provider].readProfile(connection, number)).review ?? null;
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}

/** Somebody who was faster has changed the row, we the provider: what the provider has now is the truth. */
async function keep(
  ctx: Ctx,
  change: {
    numberId: string;
    known: ProfileRow | null;
    logo: NewLogo | null;
    fields: ChangeProfileInput["fields"];
    review: ProfileReview | null;
    changed: string[];
  },
): Promise<void> {
  const { numberId, known, logo, fields } = change;
  const saved = await inTransaction(ctx, async (tx) => {
    const isFirst = await saveProfile(
      tx.db,
      { numberId, known: known?.version ?? 0 },
      {
        ...fields,
        logoUrl: logo?.logoUrl ?? known?.logoUrl ?? null,
        logoKey: logo?.logoKey ?? known?.logoKey ?? null,
        review: change.review,
        loadedAt: known?.loadedAt ?? null,
        pushedAt: tx.now(),
      },
    );
    if (!isFirst) return false;
    const entry = { action: "number.profile_changed", objectKind: "number", objectId: numberId };
    await record(tx, { ...entry, details: { fields: change.changed } });
    await publish(tx, { kind: "number", subjectId: numberId });
    return true;
  });
  if (!saved) {
    await loadProfile(ctx, { numberId });
    throw changedMeanwhile();
  }
  if (logo && known?.logoKey) await ctx.storage.delete(known.logoKey);
}
