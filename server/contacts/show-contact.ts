import type { IdentityKind } from "@/db/enums";
import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { mayDo } from "../team/permissions";
import { blocksOf } from "./block-queries";
import { campaignsOf, filesTogether, findContact, identitiesTogether, type Reader, tagsOf } from "./contact-queries";
import { mergesOf } from "./merge-queries";
import { mayUndoMerge } from "./merge-rules";

const shownCampaigns = 50;
/** Older ones stand with their sessions (S1.11). */
const shownFiles = 60;

/** Everything of one contact but its sessions: identities, fields, campaigns, files, blocks, merges. */
export async function showContact(ctx: Ctx, { contactId }: { contactId: string }) {
  const found = await findContact(ctx.db, contactId);
  if (!found) throw notFound("contact");
  const { searchText: _, ...contact } = found;
  const identities = await identitiesTogether(ctx.db, contactId);
  const reader = readerOf(ctx);
  const [tags, campaigns, files, blocks, merges] = await Promise.all([
    tagsOf(ctx.db, contactId),
    campaignsOf(ctx.db, phonesAmong(identities, contact.phone), shownCampaigns + 1),
    filesTogether(ctx.db, reader, contactId, shownFiles + 1),
    blocksOf(ctx.db, contactId),
    mergesOf(ctx.db, contactId),
  ]);
  const now = ctx.now();
  return {
    ...contact,
    identities,
    tags,
    campaigns: campaigns.slice(0, shownCampaigns),
    hasOlderCampaigns: campaigns.length > shownCampaigns,
    files: files.slice(0, shownFiles),
    hasOlderFiles: files.length > shownFiles,
    blocks,
    merges: merges.map((merge) => ({ ...merge, mayUndo: mayUndoMerge(merge, now) })),
  };
}

export type ShownContact = Awaited<ReturnType<typeof showContact>>;

/** The newest campaigns of the contact, for the card beside a conversation. */
export async function listCampaignsOf(ctx: Ctx, { contactId }: { contactId: string }) {
  const contact = await findContact(ctx.db, contactId);
  if (!contact) throw notFound("contact");
  const identities = await identitiesTogether(ctx.db, contactId);
  return campaignsOf(ctx.db, phonesAmong(identities, contact.phone), cardCampaigns);
}

const cardCampaigns = 3;

function phonesAmong(identities: { kind: IdentityKind; value: string }[], own: string | null): string[] {
  const known = identities.flatMap(({ kind, value }) => (kind === "phone" ? [value] : []));
  return [...new Set(own ? [own, ...known] : known)];
}

export function readerOf({ actor }: Pick<Ctx, "actor">): Reader {
  if (actor.kind !== "user") return null;
  return mayDo(actor.role, "inbox.seeAll") ? null : { userId: actor.userId };
}
