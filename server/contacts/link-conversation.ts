import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { joinContacts, partContacts } from "./join-contacts";
import { findLink } from "./merge-queries";

type Conversation = { conversationId: string; contactId: string };

/** The link that put a conversation, or the contact it is with, under a contact of the directory (S1.14); null = there is none. */
export const linkOf = (ctx: Pick<Ctx, "db">, conversation: Conversation) => findLink(ctx.db, conversation);

/**
 * Puts the contact that a conversation is with under one of the directory. Run it in a transaction; whether the acting person may
 * see the conversation is the caller's to know.
 */
export const linkTo = (ctx: Ctx, { contactId, directoryId }: { contactId: string; directoryId: string }) =>
  joinContacts(ctx, { keptId: directoryId, mergedId: contactId, isLink: true });

/** Takes a link back, however long it has held. */
export async function unlink(ctx: Ctx, conversation: Conversation): Promise<void> {
  const link = await findLink(ctx.db, conversation);
  if (!link) throw notFound("link");
  await partContacts(ctx, link);
}
