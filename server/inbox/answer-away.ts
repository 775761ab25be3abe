import type { Ctx } from "../context";
import { queueMessages } from "../delivery/queue-messages";
import { windowOf } from "../delivery/window";
import { publish } from "../realtime/publish";
import { awayReplies, callbackLabels } from "../routing/route-sessions";
import type { BegunSession, Meeting } from "./arriving-sessions";
import { noteAwayReplies } from "./away-queries";
import { providersOf } from "./callback-queries";
import { withCallback } from "./callback-rules";

type Answer = { sessionId: string; conversationId: string; numberId: string; reply: string };

/**
 * Tells clients who wrote outside the hours when nobody works (N.70): once a session, while it waits, inside the window. A webhook
 * that comes again brings no new message and so no answer; two at once take turns at the lock of the conversation.
 */
export async function answerAway(ctx: Ctx, telling: Meeting[], begun: BegunSession[]): Promise<void> {
  const fresh = telling.filter(({ arrival }) => windowOf(arrival.message.at, ctx.now()).open);
  const answers = [...answersTo(fresh, begun), ...(await answersToWaiting(ctx, fresh))];
  if (answers.length === 0) return;
  const untold = new Set(
    await noteAwayReplies(
      ctx.db,
      answers.map(({ sessionId }) => sessionId),
      ctx.now(),
    ),
  );
  const messages = await toMessages(
    ctx,
    answers.filter(({ sessionId }) => untold.has(sessionId)),
  );
  await queueMessages(ctx, messages);
  await publish(
    ctx,
    ...messages.map(({ id, conversationId }) => ({ kind: "message" as const, subjectId: id, conversationId })),
  );
  const due = [...new Set(messages.map(({ numberId }) => numberId))].map((numberId) => ({
    name: "delivery/number.due" as const,
    data: { numberId },
  }));
  await ctx.afterCommit(() => ctx.sendJob(...due));
}

/** Each with the button that asks us to get back, where the hours offer one. */
async function toMessages(ctx: Ctx, answers: Answer[]) {
  const numberIds = [...new Set(answers.map(({ numberId }) => numberId))];
  const labels = await callbackLabels(ctx, numberIds);
  const providers = new Map(
    (labels.size > 0 ? await providersOf(ctx.db, numberIds) : []).map((row) => [row.numberId, row.provider]),
  );
  return answers.map(({ reply, ...place }) => {
    const { numberId, sessionId } = place;
    const provider = providers.get(numberId);
    const hasButtons = provider ? ctx.providers[provider].capabilities.interactive : false;
    const { kind, body, interactive } = withCallback(reply, {
      sessionId,
      label: labels.get(numberId) ?? null,
      hasButtons,
    });
    return { ...place, id: ctx.newId(), kind, body, ...(interactive ? { payload: { interactive } } : {}) };
  });
}

function answersTo(fresh: Meeting[], begun: BegunSession[]): Answer[] {
  const numberOf = new Map(fresh.map(({ arrival }) => [arrival.conversationId, arrival.numberId]));
  return begun.flatMap(({ id, conversationId, awayReply }) => {
    const numberId = numberOf.get(conversationId);
    return awayReply && numberId ? [{ sessionId: id, conversationId, numberId, reply: awayReply }] : [];
  });
}

/** A session that waits since the hours, whose client writes again after them. */
async function answersToWaiting(ctx: Ctx, fresh: Meeting[]): Promise<Answer[]> {
  const waiting = fresh.filter(({ facts }) => facts.openSession?.isUntold);
  if (waiting.length === 0) return [];
  const replies = await awayReplies(ctx, [...new Set(waiting.map(({ arrival }) => arrival.numberId))]);
  const answers = waiting.flatMap(({ arrival: { conversationId, numberId }, facts }) => {
    const reply = replies.get(numberId);
    return reply && facts.openSession ? [{ sessionId: facts.openSession.id, conversationId, numberId, reply }] : [];
  });
  return [...new Map(answers.map((answer) => [answer.sessionId, answer])).values()];
}
