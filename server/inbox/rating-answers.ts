import type { Ctx } from "../context";
import { type Taken, takeAnswers } from "../ratings/take-answers";
import type { Meeting } from "./arriving-sessions";

/** The same messages; what answers a question about an ended session says so (N.69). Only who was asked is looked up. */
export async function withRatings(ctx: Ctx, meetings: Meeting[]): Promise<Meeting[]> {
  const asked = meetings.filter(({ arrival, facts }) => facts.wasAsked && !arrival.isBlocked);
  const taken = await takeAnswers(ctx, asked.map(toIncoming));
  return taken.size === 0 ? meetings : meetings.map((meeting) => ({ ...meeting, rating: ratingOf(taken, meeting) }));
}

const ratingOf = (taken: Map<string, Taken>, { messageId }: Meeting): Taken | null => taken.get(messageId) ?? null;

const toIncoming = ({ messageId, arrival: { message, conversationId, numberId }, facts }: Meeting) => ({
  messageId,
  conversationId,
  numberId,
  kind: message.kind,
  body: message.body,
  payload: message.payload,
  quotes: message.replyToProviderMessageId ?? null,
  at: message.at,
  hasOpenSession: facts.openSession !== null,
});
