import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { type Device, type OpenedLogin, openLogin } from "./open-login";
import { findUserByEmail } from "./queries";
import { findLinkedUser, insertIdentity } from "./sso-queries";

/** `email` is null where the provider does not vouch for one. */
export type SsoInput = { issuer: string; subject: string; email: string | null; device: Device };
export type SsoRefusal = "unverified" | "unknown" | "inactive" | "taken";

/**
 * Lets in whom the identity provider proved (N.8). The first time the verified e-mail says which account it is and the subject is
 * kept; from then on the subject alone counts, so an e-mail that changes there opens nobody else's account. Nobody is signed up.
 */
export async function signInBySso(ctx: Ctx, input: SsoInput): Promise<OpenedLogin | { ok: false; reason: SsoRefusal }> {
  return inTransaction(ctx, async (tx) => {
    const found = await linkedUser(tx, input);
    const reason = found.ok && !found.user.active ? "inactive" : found.ok ? null : found.reason;
    if (found.ok && !reason) return openLogin(tx, { user: found.user, method: "sso", device: input.device });
    const refusal = reason ?? "unknown";
    await record(tx, { action: "user.sso_refused", objectKind: "user", details: { reason: refusal } });
    return { ok: false, reason: refusal };
  });
}

async function linkedUser(tx: Ctx, { issuer, subject, email }: SsoInput) {
  const known = await findLinkedUser(tx.db, { issuer, subject });
  if (known) return { ok: true, user: known } as const;
  if (!email) return { ok: false, reason: "unverified" } as const;
  const user = await findUserByEmail(tx.db, email);
  if (!user) return { ok: false, reason: "unknown" } as const;
  if (!user.active) return { ok: false, reason: "inactive" } as const;
  const isNew = await insertIdentity(tx.db, { issuer, subject, userId: user.id, linkedAt: tx.now() });
  if (isNew) {
    await record(tx, { action: "user.sso_linked", objectKind: "user", objectId: user.id, details: { issuer } });
    return { ok: true, user } as const;
  }
  // The same person in two windows at once is linked by now; anything else is a second subject with one e-mail.
  const linked = await findLinkedUser(tx.db, { issuer, subject });
  return linked ? ({ ok: true, user: linked } as const) : ({ ok: false, reason: "taken" } as const);
}
