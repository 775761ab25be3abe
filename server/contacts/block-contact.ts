import { record } from "../audit/record";
import { type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { publish } from "../realtime/publish";
import { blockedPage, endBlock, insertBlock } from "./block-queries";
import { conversationIds, lockContact, updateContact } from "./contact-queries";
import { searchPatterns } from "./rules";
import type { BlockInput, BlockListInput } from "./schema";

/** Onto the blacklist (N.64): nothing is sent to the contact any more, what they write raises nobody. False when they were there. */
export async function blockContact(ctx: Ctx, { contactId, reason }: BlockInput): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const contact = await lockContact(tx.db, contactId);
    if (!contact) throw notFound("contact");
    if (contact.blockedAt) return false;
    const blockedAt = tx.now();
    await updateContact(tx.db, contactId, { blockedAt });
    await insertBlock(tx.db, { id: tx.newId(), contactId, reason, blockedAt, blockedById: personOf(tx) });
    await record(tx, { action: "contact.blocked", objectKind: "contact", objectId: contactId, details: { reason } });
    await announce(tx, contactId);
    return true;
  });
}

/** Off the blacklist again; the entry stays in the contact's history. */
export async function unblockContact(ctx: Ctx, { contactId }: { contactId: string }): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const contact = await lockContact(tx.db, contactId);
    if (!contact) throw notFound("contact");
    if (!contact.blockedAt) return false;
    await updateContact(tx.db, contactId, { blockedAt: null });
    await endBlock(tx.db, contactId, { unblockedAt: tx.now(), unblockedById: personOf(tx) });
    await record(tx, { action: "contact.unblocked", objectKind: "contact", objectId: contactId });
    await announce(tx, contactId);
    return true;
  });
}

/** Who is blocked, page by page. */
export async function listBlocked(ctx: Ctx, { search, cursor, limit }: BlockListInput) {
  const page = { patterns: searchPatterns(search), after: cursor ?? null, limit: limit + 1 };
  const rows = await blockedPage(ctx.db, page);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, nextCursor: rows.length > limit && last ? { at: last.blockedAt, id: last.contactId } : null };
}

export type BlockedRow = Awaited<ReturnType<typeof listBlocked>>["rows"][number];

async function announce(ctx: Ctx, contactId: string): Promise<void> {
  const ids = await conversationIds(ctx.db, contactId);
  await publish(ctx, ...ids.map((id) => ({ kind: "conversation" as const, subjectId: id, conversationId: id })));
}

function personOf({ actor }: Ctx): string {
  if (actor.kind !== "user") throw new Error("only people block");
  return actor.userId;
}
