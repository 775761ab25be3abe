import type { Ctx } from "../context";
import type { InboundMessage } from "../providers/types";
import type { Taken } from "../ratings/take-answers";
import { publish } from "../realtime/publish";
import { type Routed, routeSessions } from "../routing/route-sessions";
import { beginTalks, type Said } from "./answer-as-bot";
import { answerAway } from "./answer-away";
import { keepCallbacks, type Saying } from "./ask-callback";
import { type CampaignReply, campaignReplyOf } from "./campaign-reply-rules";
import { type HeardWish, isAnsweredByDesk } from "./hear-wishes";
import { anyToOffer } from "./offer-queries";
import type { arrivalFacts } from "./receive-queries";
import { isAnswer, isClientMessage, originOf } from "./rules";
import { insertSessionEvents, insertSessions, type NewSession, wakeSessions } from "./session-queries";
import type { TriggerRow } from "./trigger-queries";

/** A message at the door: its conversation is locked by this transaction. */
export type Arrival = {
  message: InboundMessage;
  conversationId: string;
  numberId: string;
  isBlocked: boolean;
};

type Facts = Awaited<ReturnType<typeof arrivalFacts>>[number];

/** A message that is new, and what it meets in its conversation. */
export type Meeting = {
  arrival: Arrival;
  messageId: string;
  facts: Facts;
  /** It answers a question about a session that ended: it belongs there and begins none (N.69). */
  rating?: Taken | null;
  /** The campaign's message that it answers (O27). */
  reply: CampaignReply | null;
  /** What it says of marketing (O6). */
  wish?: HeardWish | null;
};

/** `awayReply`: what the client is to be told because nobody works now. */
export type BegunSession = NewSession & { id: string; awayReply: string | null };

/** The new ones among the arrivals, the oldest first; what is stored already is left alone. */
export function meetingsOf(ctx: Ctx, arrivals: Arrival[], facts: Facts[]): Meeting[] {
  const byMessage = new Map(facts.map((row) => [`${row.conversationId}|${row.providerMessageId}`, row]));
  return arrivals
    .flatMap((arrival) => {
      const met = byMessage.get(`${arrival.conversationId}|${arrival.message.providerMessageId}`);
      if (!met || met.isKnown) return [];
      return [{ arrival, messageId: ctx.newId(), facts: met, reply: campaignReplyOf(arrival.message, met) }];
    })
    .sort((a, b) => a.arrival.message.at.getTime() - b.arrival.message.at.getTime());
}

/**
 * Wakes the sessions that waited for these clients and begins one in each conversation that has none. Answers which session a
 * message belongs to, null for what begins none (a blocked contact, a reaction after the end, a STOP), what clients said to bots, and what rules may
 * be set off by.
 */
export async function openSessions(ctx: Ctx, meetings: Meeting[]) {
  const answers = meetings.filter(({ arrival }) => !arrival.isBlocked && isAnswer(arrival.message));
  const telling = answers.filter(
    (meeting) => isClientMessage(meeting.arrival.message.kind) && !meeting.rating && !isAnsweredByDesk(meeting),
  );
  const woken = await wake(ctx, answers);
  const begun = await beginnings(ctx, telling);
  await insertSessions(
    ctx.db,
    begun.map(({ awayReply: _, ...session }) => session),
  );
  await beginTalks(
    ctx,
    begun.flatMap(({ id, status, routing }) =>
      status === "bot" && routing?.target.botId ? [{ id, botId: routing.target.botId }] : [],
    ),
  );
  await insertSessionEvents(
    ctx.db,
    begun.map(({ id, conversationId, startedAt }) => ({
      conversationId,
      sessionId: id,
      action: "started",
      at: startedAt,
    })),
  );
  await answerAway(ctx, telling, begun);
  await ringOffers(ctx, begun);
  await publish(
    ctx,
    ...[...begun, ...woken].map(({ id, conversationId }) => ({
      kind: "session" as const,
      subjectId: id,
      conversationId,
    })),
  );
  const begunIn = new Map(begun.map((session) => [session.conversationId, session]));
  const sessionOf = ({ facts, rating }: Meeting): string | null =>
    rating?.sessionId ?? facts.openSession?.id ?? begunIn.get(facts.conversationId)?.id ?? null;
  const isAtBot = ({ facts }: Meeting): boolean =>
    facts.openSession ? facts.openSession.isAtBot : begunIn.get(facts.conversationId)?.status === "bot";
  const saidToBots = telling.filter(isAtBot).flatMap((meeting): Said[] => {
    const sessionId = sessionOf(meeting);
    return sessionId ? [{ sessionId, message: meeting.arrival.message }] : [];
  });
  await keepCallbacks(ctx, telling.flatMap(toSaying(sessionOf)));
  return { sessionOf, saidToBots, happened: [...begun.map(toBeginningOf), ...telling.flatMap(toWords(sessionOf))] };
}

const toBeginningOf = ({ id, conversationId, startedAt }: BegunSession): TriggerRow => ({
  kind: "session_began",
  conversationId,
  sessionId: id,
  at: startedAt,
});

const toSaying =
  (sessionOf: (meeting: Meeting) => string | null) =>
  (meeting: Meeting): Saying[] => {
    const { facts, arrival } = meeting;
    const sessionId = sessionOf(meeting);
    const { conversationId, numberId, message } = arrival;
    return sessionId
      ? [{ sessionId, conversationId, numberId, isTold: facts.openSession?.isTold ?? false, message }]
      : [];
  };

const toWords =
  (sessionOf: (meeting: Meeting) => string | null) =>
  (meeting: Meeting): TriggerRow[] => {
    const { messageId, arrival } = meeting;
    const sessionId = sessionOf(meeting);
    const place = { conversationId: arrival.conversationId, messageId, at: arrival.message.at };
    return sessionId ? [{ kind: "client_message", sessionId, ...place }] : [];
  };

/** What waited for these clients goes on; what was put aside is back, and the thread says so. */
async function wake(ctx: Ctx, answers: Meeting[]): Promise<{ id: string; conversationId: string }[]> {
  const waking = new Map<string, Meeting>();
  for (const meeting of answers) {
    const { openSession } = meeting.facts;
    if ((openSession?.isAwaiting || openSession?.isSnoozed) && !waking.has(openSession.id))
      waking.set(openSession.id, meeting);
  }
  await wakeSessions(ctx.db, [...waking.keys()]);
  const back = [...waking].filter(([, { facts }]) => facts.openSession?.isSnoozed);
  await insertSessionEvents(
    ctx.db,
    back.map(([sessionId, { facts, arrival }]) => ({
      conversationId: facts.conversationId,
      sessionId,
      action: "snooze_answered",
      at: arrival.message.at,
    })),
  );
  return [...waking].map(([id, { facts }]) => ({ id, conversationId: facts.conversationId }));
}

/** Begun sessions that somebody is to be asked for (N.42): the tick is woken after the commit. */
async function ringOffers(ctx: Ctx, begun: BegunSession[]): Promise<void> {
  const waiting = begun.filter(({ status }) => status === "waiting");
  const ids = waiting.filter(({ groupId, preferredOperatorId }) => groupId || preferredOperatorId).map(({ id }) => id);
  if (ids.length === 0 || !(await anyToOffer(ctx.db, ids))) return;
  await ctx.afterCommit(() => ctx.defer(() => ctx.sendJob({ name: "inbox/offers.due", data: {} })));
}

/** One session a conversation, begun by its first message, told by a quoted campaign message first (O27), sent where the rules say. */
async function beginnings(ctx: Ctx, telling: Meeting[]): Promise<BegunSession[]> {
  const first = new Map<string, Meeting>();
  for (const meeting of telling) {
    const { facts } = meeting;
    if (!facts.openSession && !first.has(facts.conversationId)) first.set(facts.conversationId, meeting);
  }
  if (first.size === 0) return [];
  const meetings = [...first.values()];
  const routed = await routeSessions(ctx, meetings.map(toBeginning));
  return meetings.flatMap((meeting, n) => (routed[n] ? [toSession(ctx, meeting, routed[n])] : []));
}

const campaignOf = ({ reply }: Meeting): string | null => reply?.campaignId ?? null;

const toBeginning = (meeting: Meeting) => ({
  numberId: meeting.arrival.numberId,
  conversationId: meeting.facts.conversationId,
  text: meeting.arrival.message.body,
  campaignId: campaignOf(meeting),
});

function toSession(ctx: Ctx, meeting: Meeting, { explanation, awayReply }: Routed): BegunSession {
  const { arrival, facts } = meeting;
  const campaignId = campaignOf(meeting);
  const isForBot = explanation.target.kind === "bot";
  return {
    id: ctx.newId(),
    conversationId: facts.conversationId,
    status: isForBot ? "bot" : "waiting",
    origin: originOf(campaignId),
    campaignId,
    groupId: explanation.target.groupId,
    preferredOperatorId: explanation.target.operatorId,
    routing: explanation,
    startedAt: arrival.message.at,
    // A bot answers at any hour; that nobody works is said when it hands over.
    awayReply: isForBot ? null : awayReply,
  };
}
