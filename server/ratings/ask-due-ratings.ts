import type { RatingSkip } from "@/db/enums";
import { judgeMarketing, recordUnconsented } from "../consent/judge-marketing";
import { asSystem, type Ctx, inTransaction } from "../context";
import { queueMessages } from "../delivery/queue-messages";
import { publish } from "../realtime/publish";
import { composeFree, composeTemplate, type Question } from "./compose-question";
import { askFacts, dueRatings, moveRating, takePlanned } from "./queries";
import { askWay } from "./rules";

const batch = 200;

type Planned = NonNullable<Awaited<ReturnType<typeof takePlanned>>>;
type Facts = NonNullable<Awaited<ReturnType<typeof askFacts>>>;

/**
 * One tick: asks every client whose question is due (N.69). All truth is in the rows: of two ticks at once one asks, and a session
 * is asked about once. Answers how many were asked.
 */
export async function askDueRatings(ctx: Ctx): Promise<number> {
  let asked = 0;
  for (const id of await dueRatings(ctx.db, ctx.now(), batch)) {
    const isAsked = await inTransaction(ctx, async (tx) => {
      const planned = await takePlanned(tx.db, id);
      return planned ? ask(tx, planned) : false;
    });
    if (isAsked) asked += 1;
  }
  return asked;
}

/** Work for after a commit that planned a question for now. */
export const askAfter = (ctx: Ctx) => () => ctx.defer(() => askDueRatings(asSystem(ctx)));

async function ask(ctx: Ctx, planned: Planned): Promise<boolean> {
  const facts = await askFacts(ctx.db, planned);
  if (!facts) return false;
  const way = askWay({ ...facts, hasTemplate: facts.templateId !== null }, ctx.now());
  const question = await (way.way === "skip"
    ? way.skip
    : way.way === "free"
      ? composeFree(ctx, planned, facts)
      : byTemplate(ctx, planned, facts));
  if (typeof question === "string") {
    await moveRating(ctx.db, planned.id, { status: "skipped", skip: question });
    await publish(ctx, changeOf(planned));
    return false;
  }
  await send(ctx, planned, question);
  return true;
}

/** Marketing goes only to who agreed to it (S4.3). */
async function byTemplate(ctx: Ctx, planned: Planned, facts: Facts): Promise<Question | RatingSkip> {
  const { templateId, contactId } = facts;
  const composed = templateId ? await composeTemplate(ctx, planned, templateId) : null;
  if (!composed) return "template";
  if (composed.category !== "marketing") return composed;
  const judged = await judgeMarketing(ctx, { contact: facts, exception: null });
  if (!judged.ok) return judged.reason;
  if (judged.isUnconsented && templateId)
    await recordUnconsented(ctx, { contactId, messageId: planned.id, templateId, exception: null });
  return composed;
}

/** The message has the rating's own id: it cannot be queued twice. */
async function send(ctx: Ctx, planned: Planned, { content, locale }: Question): Promise<void> {
  const { id, sessionId, conversationId, numberId } = planned;
  await queueMessages(ctx, [{ id, sessionId, conversationId, numberId, ...content }]);
  await moveRating(ctx.db, id, { status: "asked", askedAt: ctx.now(), messageId: id, locale });
  await publish(ctx, { kind: "message", subjectId: id, conversationId }, changeOf(planned));
  await ctx.afterCommit(() => ctx.sendJob({ name: "delivery/number.due", data: { numberId } }));
}

const changeOf = ({ sessionId, conversationId }: Planned) => ({
  kind: "session" as const,
  subjectId: sessionId,
  conversationId,
});
