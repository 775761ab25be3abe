import type { Ctx } from "../context";
import { loadConversation } from "../inbox/load-conversation";
import { meOf } from "../inbox/operator";
import { clientWroteAt, shownScheduled } from "./queries";
import { mayDrop, scheduledStep } from "./rules";

/** The planned messages of a conversation, and those that did not leave until somebody has put them away. */
export async function listScheduled(ctx: Ctx, { conversationId }: { conversationId: string }) {
  await loadConversation(ctx, { conversationId });
  const me = meOf(ctx);
  const [rows, clientWrote] = await Promise.all([
    shownScheduled(ctx.db, conversationId),
    clientWroteAt(ctx.db, conversationId),
  ]);
  return rows.map(({ scheduled, authorName, templateName, fileName, fileType, quoted }) => {
    // The tick writes it down within a minute; nobody is to believe meanwhile that it will leave.
    const isOvertaken = scheduledStep({ ...scheduled, clientWroteAt: clientWrote }, ctx.now()) === "cancel";
    const { id, content, preview, sendAt, cancelIfClientWrites, failure, endedBy, endedAt } = scheduled;
    return {
      id,
      content,
      preview,
      sendAt,
      cancelIfClientWrites,
      failure,
      endedAt,
      status: isOvertaken ? ("cancelled" as const) : scheduled.status,
      endedBy: isOvertaken ? ("client_wrote" as const) : endedBy,
      authorName,
      isMine: scheduled.authorId === me.userId,
      mayDrop: mayDrop(scheduled, me),
      templateName,
      file: fileType ? { name: fileName, mimeType: fileType } : null,
      quoted: quoted?.id ? quoted : null,
    };
  });
}

export type ScheduledItem = Awaited<ReturnType<typeof listScheduled>>[number];
