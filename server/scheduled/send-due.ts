import type { MarketingRefusal } from "../consent/judge-marketing";
import { type Actor, type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { holdConversation } from "../inbox/hold-conversation";
import { reply } from "../inbox/reply";
import type { ComposerRefusal } from "../inbox/rules";
import { publish } from "../realtime/publish";
import { actorFor } from "../team/actor-for";
import { requireRight } from "../team/features";
import { changeScheduledRow, clientWroteAt, dueScheduled, lockScheduled, type Scheduled } from "./queries";
import { scheduledStep } from "./rules";

/** One tick sends at most this many; the next one goes on. */
const mostAtOnce = 500;

/** `author` is no longer here or may not write, `access`: sees the conversation no more, `content`: a template or file is unusable. */
export type ScheduledFailure = ComposerRefusal | MarketingRefusal | "late" | "author" | "access" | "content";

/**
 * Sends what is due and cancels what its client overtook (O30). All truth is in the rows, each in a transaction of its own, so a lost
 * or doubled tick loses and doubles nothing; a row at fault does not hold up the others.
 */
export async function sendDueMessages(ctx: Ctx): Promise<{ settled: number }> {
  const problems: unknown[] = [];
  let settled = 0;
  for (const id of await dueScheduled(ctx.db, ctx.now(), mostAtOnce)) {
    try {
      if (await settle(ctx, id)) settled += 1;
    } catch (error) {
      problems.push(error);
    }
  }
  if (problems.length > 0) throw new AggregateError(problems, "scheduled messages could not be settled");
  return { settled };
}

async function settle(ctx: Ctx, id: string): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const row = await lockScheduled(tx.db, id);
    if (!row) return false;
    // From here on the client cannot write before us unseen.
    await holdConversation(tx, row);
    const clientWrote = await clientWroteAt(tx.db, row.conversationId);
    const step = scheduledStep({ ...row, clientWroteAt: clientWrote }, tx.now());
    if (step === "none") return false;
    if (step === "cancel") await end(tx, row, { status: "cancelled", endedBy: "client_wrote" });
    else await finish(tx, row, step === "late" ? "late" : await send(tx, row));
    return true;
  });
}

/** Sends with the rights that its author has today; null = it is on its way. */
async function send(ctx: Ctx, row: Scheduled): Promise<ScheduledFailure | null> {
  const author = await actorFor(ctx, row.authorId);
  if (!author) return "author";
  return sendAs({ ...ctx, actor: author }, author, row);
}

async function sendAs(ctx: Ctx, author: Extract<Actor, { kind: "user" }>, row: Scheduled) {
  const { id, conversationId, content, replyToMessageId } = row;
  try {
    await requireRight(ctx, author.role, "inbox.use");
    const quoting = replyToMessageId ? { replyToMessageId } : {};
    const outcome = await reply(ctx, { messageId: id, conversationId, content, ...quoting, keepsDraft: true });
    return outcome.ok ? null : outcome.reason;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return failureOf(error);
  }
}

/** What a refusal means to the author, who reads it later. */
function failureOf({ code, key, values }: DomainError): ScheduledFailure {
  if (code === "forbidden" || key === "featureOff") return "author";
  return code === "not_found" && values.what === "conversation" ? "access" : "content";
}

const finish = (ctx: Ctx, row: Scheduled, failure: ScheduledFailure | null) =>
  end(ctx, row, failure ? { status: "failed", failure } : { status: "sent" });

async function end(ctx: Ctx, { id, conversationId }: Scheduled, change: Parameters<typeof changeScheduledRow>[3]) {
  await changeScheduledRow(ctx.db, id, ["scheduled"], { ...change, endedAt: ctx.now() });
  await publish(ctx, { kind: "scheduled", subjectId: id, conversationId });
}
