import { linkTo, unlink } from "../contacts/link-conversation";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { loadConversation } from "./load-conversation";
import type { LinkInput } from "./schema";

/**
 * Who writes here is somebody of the directory (S1.14): the conversation is shown under that contact. It keeps the phone that wrote,
 * and answers go there.
 */
export async function linkContact(ctx: Ctx, { conversationId, contactId }: LinkInput): Promise<{ mergeId: string }> {
  const { contact } = await loadConversation(ctx, { conversationId });
  if (contact.id === contactId) throw new DomainError("conflict", "linkSame");
  return inTransaction(ctx, async (tx) => ({
    mergeId: await linkTo(tx, { contactId: contact.id, directoryId: contactId }),
  }));
}

/** The conversation is of whoever wrote it again. */
export async function unlinkContact(ctx: Ctx, { conversationId }: { conversationId: string }): Promise<void> {
  const { contact } = await loadConversation(ctx, { conversationId });
  await inTransaction(ctx, (tx) => unlink(tx, { conversationId, contactId: contact.id }));
}
