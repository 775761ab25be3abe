import type { MarketingRefusal } from "../consent/judge-marketing";
import { type Ctx, inTransaction } from "../context";
import { DomainError } from "../core/errors";
import { meOf } from "../inbox/operator";
import { checkReply } from "../inbox/reply";
import type { ComposerRefusal } from "../inbox/rules";
import { publish } from "../realtime/publish";
import { findScheduled, insertScheduled } from "./queries";
import { type TimeProblem, timeProblem } from "./rules";
import type { Plan, ScheduleInput } from "./schema";

export type ScheduleRefusal = TimeProblem | ComposerRefusal | MarketingRefusal;
export type ScheduleOutcome = { ok: true } | { ok: false; reason: ScheduleRefusal };

/**
 * Plans a message for later (O30). The server judges it as it will be judged at that time: where the window will be closed then, it
 * takes a template only. Asking twice with one `scheduledId` plans once.
 */
export async function scheduleMessage(ctx: Ctx, input: ScheduleInput): Promise<ScheduleOutcome> {
  const { scheduledId, conversationId, ...plan } = input;
  const judged = await judgePlan(ctx, { conversationId, plan });
  if (!judged.ok) return judged;
  return inTransaction(ctx, async (tx) => {
    const now = tx.now();
    const row = { id: scheduledId, conversationId, authorId: meOf(tx).userId, ...judged.row, createdAt: now };
    if (!(await insertScheduled(tx.db, row))) {
      const known = await findScheduled(tx.db, scheduledId);
      if (known?.conversationId !== conversationId) throw new DomainError("conflict", "messageIdTaken");
      return { ok: true };
    }
    await publish(tx, { kind: "scheduled", subjectId: scheduledId, conversationId });
    return { ok: true };
  });
}

/** The plan as a row, judged as the acting person's message at its own time. */
export async function judgePlan(ctx: Ctx, { conversationId, plan }: { conversationId: string; plan: Plan }) {
  const { content, sendAt, cancelIfClientWrites, replyToMessageId } = plan;
  const problem = timeProblem(sendAt, ctx.now());
  if (problem) return { ok: false, reason: problem } as const;
  const quoting = replyToMessageId ? { replyToMessageId } : {};
  const checked = await checkReply({ ...ctx, now: () => sendAt }, { conversationId, content, ...quoting });
  if (!checked.ok) return checked;
  const row = {
    content,
    preview: content.kind === "template" ? checked.body : null,
    replyToMessageId: replyToMessageId ?? null,
    sendAt,
    cancelIfClientWrites,
    writtenAt: ctx.now(),
  };
  return { ok: true, row } as const;
}
