import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { loadConversation } from "../inbox/load-conversation";
import { meOf } from "../inbox/operator";
import { mayPreview } from "../inbox/rules";
import { deskSettings } from "../team/desk-settings";
import { filesOf, findRow, messagesOf, notesOf, tagsOf } from "./queries";

/** The rest of a longer session is read in its conversation. */
const mostMessages = 200;

/** One session in detail (S1.32): what is known of it, its transcript, notes and files (S1.11). */
export async function showSession(ctx: Ctx, { sessionId }: { sessionId: string }) {
  const me = meOf(ctx);
  const row = await findRow(ctx.db, me, sessionId);
  if (!row) throw notFound("session");
  const { session: open } = await loadConversation(ctx, { conversationId: row.conversationId });
  const isHidden = !mayPreview(open, (await deskSettings(ctx)).previewBeforeAccept, me);
  const [tags, messages, notes, files] = await Promise.all([
    tagsOf(ctx.db, [sessionId]),
    isHidden ? [] : messagesOf(ctx.db, row, mostMessages + 1),
    isHidden ? [] : notesOf(ctx.db, row),
    isHidden ? [] : filesOf(ctx.db, row),
  ]);
  return {
    ...row,
    tags,
    /** Nothing is shown before the session is accepted (N.63). */
    isHidden,
    messages: messages.slice(0, mostMessages).reverse(),
    isCut: messages.length > mostMessages,
    notes,
    files,
  };
}

export type ShownSession = Awaited<ReturnType<typeof showSession>>;
