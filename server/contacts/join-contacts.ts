import type { contacts } from "@/db/schema/contacts";
import { record } from "../audit/record";
import { recordConsent } from "../consent/record-consent";
import type { Ctx } from "../context";
import { DomainError, notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { conversationIds, updateContact } from "./contact-queries";
import {
  conversationsSince,
  type findMerge,
  hasMerged,
  identitiesBut,
  insertMerge,
  lockBoth,
  markUndone,
  moveConversations,
  moveIdentities,
  returnIdentities,
} from "./merge-queries";
import { movesOver } from "./merge-rules";

type Contact = typeof contacts.$inferSelect;
type Merge = NonNullable<Awaited<ReturnType<typeof findMerge>>>;

/**
 * Two contacts become one (O16): the kept one takes what it does not have, identities and conversations go over where they may
 * (`movesOver`), and the other leaves the directory. Nothing is thrown away, so it can be taken back. Run it in a transaction.
 */
export async function joinContacts(
  ctx: Ctx,
  { keptId, mergedId, isLink }: { keptId: string; mergedId: string; isLink: boolean },
): Promise<string> {
  const [kept, merged] = await lockPair(ctx, keptId, mergedId);
  if (kept.mergedIntoId || merged.mergedIntoId) throw new DomainError("conflict", "alreadyMerged");
  if (await hasMerged(ctx.db, mergedId)) throw new DomainError("conflict", "mergeOtherWay");
  if (Boolean(kept.blockedAt) !== Boolean(merged.blockedAt)) throw new DomainError("conflict", "mergeBlocked");
  const goesOver = movesOver(kept, merged);
  const identities = goesOver ? await moveIdentities(ctx.db, mergedId, keptId) : [];
  const moved = goesOver ? await moveConversations(ctx.db, mergedId, keptId) : [];
  await updateContact(ctx.db, mergedId, { mergedIntoId: keptId });
  await updateContact(ctx.db, keptId, {
    name: kept.name ?? merged.name,
    email: kept.email ?? merged.email,
    phone: kept.phone ?? (goesOver ? merged.phone : null),
    fields: { ...merged.fields, ...kept.fields },
  });
  const { name, email, phone, fields } = kept;
  const mergeId = ctx.newId();
  const trace = { identities, conversationIds: moved, before: { name, email, phone, fields } };
  const row = { id: mergeId, keptId, mergedId, trace, isLink, mergedAt: ctx.now(), mergedById: personOf(ctx) };
  await insertMerge(ctx.db, row);
  await keepOptOut(ctx, kept, merged);
  const action = isLink ? "contact.linked" : "contact.merged";
  const details = { mergedId, mergeId, conversations: moved.length };
  await record(ctx, { action, objectKind: "contact", objectId: keptId, details });
  await announce(ctx, keptId);
  return mergeId;
}

/**
 * Two contacts again, as they were; what came to the kept one since stays with it, but for conversations begun since by a phone
 * that goes back. Run it in a transaction.
 */
export async function partContacts(ctx: Ctx, merge: Merge): Promise<void> {
  const { keptId, mergedId, trace } = merge;
  const [kept, merged] = await lockPair(ctx, keptId, mergedId);
  if (merged.mergedIntoId !== keptId) throw new DomainError("conflict", "mergeTooOld");
  if (!(await markUndone(ctx.db, merge.id, { undoneAt: ctx.now(), undoneById: personOf(ctx) })))
    throw new DomainError("conflict", "mergeTooOld");
  await announce(ctx, keptId);
  const begun = await begunByMerged(ctx, merge);
  await updateContact(ctx.db, mergedId, { mergedIntoId: null });
  await returnIdentities(ctx.db, trace.identities, keptId, mergedId);
  await moveConversations(ctx.db, keptId, mergedId, [...trace.conversationIds, ...begun]);
  await updateContact(ctx.db, keptId, withoutTaken(kept, merged, trace.before));
  const action = merge.isLink ? "contact.unlinked" : "contact.merge_undone";
  const details = { mergedId, mergeId: merge.id };
  await record(ctx, { action, objectKind: "contact", objectId: keptId, details });
}

/** Where every identity came with the merge, so did whoever began a conversation since: answers must reach their phone. */
async function begunByMerged(ctx: Ctx, { keptId, trace, mergedAt }: Merge): Promise<string[]> {
  if (trace.identities.length === 0) return [];
  const own = await identitiesBut(ctx.db, keptId, trace.identities);
  return own.length > 0 ? [] : conversationsSince(ctx.db, keptId, mergedAt);
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

/** Who took back consent under one of two contacts took it back; parting them does not give it again. */
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
