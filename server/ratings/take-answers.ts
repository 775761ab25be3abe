import type { Ctx } from "../context";
import { queueMessages } from "../delivery/queue-messages";
import { windowOf } from "../delivery/window";
import { publish } from "../realtime/publish";
import { type Answer, type Ask, answerOf, type Incoming } from "./answer-rules";
import { asksOf, moveRating } from "./queries";
import { ratingSettings } from "./settings";

export type Incomings = Incoming & { messageId: string; conversationId: string; numberId: string };
/** Where an answer belongs; only a comment is something to read. */
export type Taken = { sessionId: string; isComment: boolean };

/**
 * Takes out of what clients wrote, the oldest first, what answers a question about a session that ended (N.69). It belongs to that
 * session whatever began since, and begins none. Runs in the caller's transaction, which holds the conversations locked.
 */
export async function takeAnswers(ctx: Ctx, incoming: Incomings[]): Promise<Map<string, Taken>> {
  const taken = new Map<string, Taken>();
  if (incoming.length === 0) return taken;
  const asks = await asksOf(ctx.db, [...new Set(incoming.map(({ conversationId }) => conversationId))]);
  if (asks.length === 0) return taken;
  const settings = await ratingSettings(ctx);
  for (const message of incoming) {
    const own = asks.filter(({ conversationId }) => conversationId === message.conversationId);
    const answer = answerOf(message, own, settings.commentMinutes);
    if (!answer) {
      for (const ask of own) ask.messagesSince += 1;
      continue;
    }
    taken.set(message.messageId, { sessionId: answer.ask.sessionId, isComment: "comment" in answer });
    await keep(ctx, message, answer);
  }
  return taken;
}

/** A second press of a button changes the score; only the first answer is thanked for. */
async function keep(ctx: Ctx, message: Incomings, answer: Answer): Promise<void> {
  const { ask } = answer;
  const { conversationId } = message;
  if ("comment" in answer) {
    ask.comment = answer.comment;
    await moveRating(ctx.db, ask.ratingId, { comment: answer.comment });
  } else {
    const isFirst = ask.answeredAt === null;
    ask.answeredAt ??= message.at;
    if (isFirst) ask.messagesSince = 0;
    await moveRating(ctx.db, ask.ratingId, { status: "answered", score: answer.score, answeredAt: ask.answeredAt });
    if (isFirst) await thank(ctx, message, ask);
  }
  await publish(ctx, { kind: "session", subjectId: ask.sessionId, conversationId });
}

async function thank(ctx: Ctx, { at, conversationId, numberId }: Incomings, { sessionId, locale }: Ask): Promise<void> {
  const { thanksCs, thanksEn } = await ratingSettings(ctx);
  const thanks = locale === "en" ? thanksEn : thanksCs;
  if (!thanks || !windowOf(at, ctx.now()).open) return;
  const id = ctx.newId();
  await queueMessages(ctx, [{ id, sessionId, conversationId, numberId, kind: "text", body: thanks }]);
  await publish(ctx, { kind: "message", subjectId: id, conversationId });
  await ctx.afterCommit(() => ctx.sendJob({ name: "delivery/number.due", data: { numberId } }));
}
