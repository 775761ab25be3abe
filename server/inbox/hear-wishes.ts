import { understandWish, type Wish, type WishContext, type Words } from "../consent/wish-rules";
import { defaultWords } from "../consent/wish-vocabulary-rules";
import type { Ctx } from "../context";
import type { Meeting } from "./arriving-sessions";
import { type WishFacts, wishFacts } from "./wish-queries";

/** What a client's message says of marketing, with the words it was understood by. */
export type HeardWish = Wish & { version: number; words: Words; facts: WishFacts };

/**
 * The same messages; what speaks of marketing says so (O6). Who wants it again must have opted out before, and who has opted out
 * leaves no doubt. Only where something was heard the clients are looked up.
 */
export async function withWishes(ctx: Ctx, meetings: Meeting[]): Promise<Meeting[]> {
  const heard = new Map(meetings.map((meeting) => [meeting, hear(meeting)]));
  const speaking = meetings.filter((meeting) => heard.get(meeting));
  if (speaking.length === 0) return meetings;
  const facts = await wishFacts(ctx.db, [...new Set(speaking.map((meeting) => meeting.facts.conversationId))]);
  return meetings.map((meeting) => {
    const [wish, about] = [heard.get(meeting), facts.get(meeting.facts.conversationId)];
    if (!wish || !about) return meeting;
    const isIdle = wish.meaning === "start" ? !about.isOptedOut : wish.meaning === "doubt" && about.isOptedOut;
    return isIdle ? meeting : { ...meeting, wish: { ...wish, facts: about } };
  });
}

function hear(meeting: Meeting): Omit<HeardWish, "facts"> | null {
  const { arrival, facts, rating } = meeting;
  const { kind, body, payload } = arrival.message;
  if (rating?.isComment === false || (kind !== "text" && kind !== "button") || payload.flow) return null;
  // A button of our own messages with buttons is an answer to what they ask, never to a campaign.
  if (kind === "button" && facts.quoted && !facts.quoted.isTemplate) return null;
  const { version, words } = facts.words ?? { version: 0, words: defaultWords };
  const context = contextOf(meeting);
  const said = [body, payload.button?.payload].flatMap(
    (text) => (text ? understandWish(text, words, context) : null) ?? [],
  );
  return said[0] ? { ...said[0], version, words } : null;
}

/** A template's button says what stands on it whatever goes on; the comment of a rating is a talk with us as an open session is. */
function contextOf({ arrival, facts, rating, reply }: Meeting): WishContext {
  if (arrival.message.kind === "button" && facts.quoted?.isTemplate) return "campaign";
  if (facts.openSession || rating) return "session";
  return reply ? "campaign" : "none";
}

/** A clear word is answered by the desk itself: alone it begins no session and is nothing unread. */
export const isAnsweredByDesk = ({ wish }: Meeting): boolean => wish?.meaning === "stop" || wish?.meaning === "start";
