import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { mayDo } from "../team/permissions";
import { blocksOf } from "./block-queries";
import { campaignsOf, filesTogether, findContact, identitiesTogether, type Reader, tagsOf } from "./contact-queries";
import { mergesOf } from "./merge-queries";
import { mayUndoMerge } from "./merge-rules";

/** Everything of one contact but its sessions: identities, fields, campaigns, files, blocks, merges. */
export async function showContact(ctx: Ctx, { contactId }: { contactId: string }) {
  const found = await findContact(ctx.db, contactId);
  if (!found) throw notFound("contact");
  const { searchText: _, ...contact } = found;
  const identities = await identitiesTogether(ctx.db, contactId);
  const phones = new Set(identities.flatMap(({ kind, value }) => (kind === "phone" ? [value] : [])));
  if (contact.phone) phones.add(contact.phone);
  const reader = readerOf(ctx);
  const [tags, campaigns, files, blocks, merges] = await Promise.all([
    tagsOf(ctx.db, contactId),
    campaignsOf(ctx.db, [...phones]),
    filesTogether(ctx.db, reader, contactId),
    blocksOf(ctx.db, contactId),
    mergesOf(ctx.db, contactId),
  ]);
  const now = ctx.now();
  return {
    ...contact,
    identities,
    tags,
    campaigns,
    files,
    blocks,
    merges: merges.map((merge) => ({ ...merge, mayUndo: mayUndoMerge(merge, now) })),
  };
}

export type ShownContact = Awaited<ReturnType<typeof showContact>>;

export function readerOf({ actor }: Pick<Ctx, "actor">): Reader {
  if (actor.kind !== "user") return null;
  return mayDo(actor.role, "inbox.seeAll") ? null : { userId: actor.userId };
}
