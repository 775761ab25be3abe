import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { findContact, identitiesTogether } from "./contact-queries";
import { joinContacts, partContacts } from "./join-contacts";
import { findMerge, findTwins } from "./merge-queries";
import { mayUndoMerge, phonesBehind } from "./merge-rules";
import type { MergeInput } from "./schema";

/** Two contacts of the directory become one (O16). */
export async function mergeContacts(ctx: Ctx, { keptId, mergedId }: MergeInput): Promise<{ mergeId: string }> {
  return inTransaction(ctx, async (tx) => ({ mergeId: await joinContacts(tx, { keptId, mergedId, isLink: false }) }));
}

/** Two contacts again, as they were. */
export async function undoMerge(ctx: Ctx, { mergeId }: { mergeId: string }): Promise<void> {
  const merge = await findMerge(ctx.db, mergeId);
  if (!merge) throw notFound("merge");
  if (!mayUndoMerge(merge, ctx.now())) throw new DomainError("conflict", "mergeTooOld");
  await inTransaction(ctx, (tx) => partContacts(tx, merge));
}

/** Contacts that are perhaps the same person: the same phone written another way, or the same e-mail. */
export async function suggestMerges(ctx: Pick<Ctx, "db">, { contactId }: { contactId: string }) {
  const contact = await findContact(ctx.db, contactId);
  if (!contact || contact.mergedIntoId) return [];
  const phones = phonesBehind(await identitiesTogether(ctx.db, contactId));
  return findTwins(ctx.db, contactId, { phones, email: contact.email });
}
