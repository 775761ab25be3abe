import type { contacts } from "@/db/schema/contacts";
import { record } from "../audit/record";
import { recordConsent } from "../consent/record-consent";
import { type Ctx, inTransaction } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { conversationIds, findContact, identitiesTogether, updateContact } from "./contact-queries";
import {
  findMerge,
  findTwins,
  hasMerged,
  insertMerge,
  lockBoth,
  markUndone,
  moveConversations,
  moveIdentities,
  returnIdentities,
} from "./merge-queries";
import { mayUndoMerge, movesOver, phonesBehind } from "./merge-rules";
import type { MergeInput } from "./schema";

type Contact = typeof contacts.$inferSelect;

/**
 * Two contacts become one (O16): the kept one takes what it does not have, identities and conversations go over where they may
 * (`movesOver`), and the other leaves the directory. Nothing is thrown away, so it can be taken back.
 */
export async function mergeContacts(ctx: Ctx, { keptId, mergedId }: MergeInput): Promise<{ mergeId: string }> {
  return inTransaction(ctx, async (tx) => {
    const [kept, merged] = await lockPair(tx, keptId, mergedId);
    if (kept.mergedIntoId || merged.mergedIntoId) throw new DomainError("conflict", "alreadyMerged");
    if (await hasMerged(tx.db, mergedId)) throw new DomainError("conflict", "mergeOtherWay");
    if (Boolean(kept.blockedAt) !== Boolean(merged.blockedAt)) throw new DomainError("conflict", "mergeBlocked");
    const goesOver = movesOver(kept, merged);
    const identities = goesOver ? await moveIdentities(tx.db, mergedId, keptId) : [];
    const moved = goesOver ? await moveConversations(tx.db, mergedId, keptId) : [];
    await updateContact(tx.db, mergedId, { mergedIntoId: keptId });
    await updateContact(tx.db, keptId, {
      name: kept.name ?? merged.name,
      email: kept.email ?? merged.email,
      phone: kept.phone ?? (goesOver ? merged.phone : null),
      fields: { ...merged.fields, ...kept.fields },
    });
    const { name, email, phone, fields } = kept;
    const mergeId = tx.newId();
    const trace = { identities, conversationIds: moved, before: { name, email, phone, fields } };
    const by = personOf(tx);
    await insertMerge(tx.db, { id: mergeId, keptId, mergedId, trace, mergedAt: tx.now(), mergedById: by });
    await keepOptOut(tx, kept, merged);
    const details = { mergedId, mergeId, conversations: moved.length };
    await record(tx, { action: "contact.merged", objectKind: "contact", objectId: keptId, details });
    await announce(tx, keptId);
    return { mergeId };
  });
}

/** Two contacts again, as they were; what came to the kept one since stays with it. */
export async function undoMerge(ctx: Ctx, { mergeId }: { mergeId: string }): Promise<void> {
  const merge = await findMerge(ctx.db, mergeId);
  if (!merge) throw notFound("merge");
  if (!mayUndoMerge(merge, ctx.now())) throw new DomainError("conflict", "mergeTooOld");
  const { keptId, mergedId, trace } = merge;
  await inTransaction(ctx, async (tx) => {
    const [kept, merged] = await lockPair(tx, keptId, mergedId);
    if (merged.mergedIntoId !== keptId) throw new DomainError("conflict", "mergeTooOld");
    if (!(await markUndone(tx.db, mergeId, { undoneAt: tx.now(), undoneById: personOf(tx) })))
      throw new DomainError("conflict", "mergeTooOld");
    await announce(tx, keptId);
    await updateContact(tx.db, mergedId, { mergedIntoId: null });
    await returnIdentities(tx.db, trace.identities, keptId, mergedId);
    await moveConversations(tx.db, keptId, mergedId, trace.conversationIds);
    await updateContact(tx.db, keptId, withoutTaken(kept, merged, trace.before));
    const details = { mergedId, mergeId };
    await record(tx, { action: "contact.merge_undone", objectKind: "contact", objectId: keptId, details });
  });
}

/** Contacts that are perhaps the same person: the same phone written another way, or the same e-mail. */
export async function suggestMerges(ctx: Pick<Ctx, "db">, { contactId }: { contactId: string }) {
  const contact = await findContact(ctx.db, contactId);
  if (!contact || contact.mergedIntoId) return [];
  const phones = phonesBehind(await identitiesTogether(ctx.db, contactId));
  return findTwins(ctx.db, contactId, { phones, email: contact.email });
}

/** What the merge gave the kept contact goes again, unless somebody has changed it since. */
function withoutTaken(kept: Contact, merged: Contact, before: Pick<Contact, "name" | "email" | "phone" | "fields">) {
  const back = (now: string | null, taken: string | null, was: string | null) =>
    was === null && now === taken ? null : now;
  return {
    name: back(kept.name, merged.name, before.name),
    email: back(kept.email, merged.email, before.email),
    phone: back(kept.phone, merged.phone, before.phone),
    fields: Object.fromEntries(
      Object.entries(kept.fields).filter(([key, value]) => key in before.fields || merged.fields[key] !== value),
    ),
  };
}

/** Who took back consent under one of two contacts took it back; taking back the merge does not give it again. */
async function keepOptOut(ctx: Ctx, kept: Contact, merged: Contact): Promise<void> {
  const at = merged.marketingOptedOutAt;
  if (!at || kept.marketingOptedOutAt) return;
  await recordConsent(ctx, { contactId: kept.id, move: "withdrawn", source: "records", textId: null, proof: "", at });
}

async function lockPair(ctx: Ctx, keptId: string, mergedId: string): Promise<[Contact, Contact]> {
  const rows = await lockBoth(ctx.db, [keptId, mergedId]);
  const [kept, merged] = [keptId, mergedId].map((id) => rows.find((row) => row.id === id));
  if (!kept || !merged) throw notFound("contact");
  return [kept, merged];
}

async function announce(ctx: Ctx, contactId: string): Promise<void> {
  const ids = await conversationIds(ctx.db, contactId);
  await publish(ctx, ...ids.map((id) => ({ kind: "conversation" as const, subjectId: id, conversationId: id })));
}

function personOf({ actor }: Ctx): string {
  if (actor.kind !== "user") throw new Error("only people merge");
  return actor.userId;
}
