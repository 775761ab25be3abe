import type { Ctx } from "../context";
import type { InboundMessage } from "../providers/types";
import { publish } from "../realtime/publish";
import type { arrivalFacts } from "./receive-queries";
import { isClientMessage, originOf } from "./rules";
import { insertSessionEvents, insertSessions, type NewSession, wakeSessions } from "./session-queries";

/** A message at the door: its conversation is locked by this transaction. */
export type Arrival = {
  message: InboundMessage;
  conversationId: string;
  numberId: string;
  groupId: string | null;
  isBlocked: boolean;
};

type Facts = Awaited<ReturnType<typeof arrivalFacts>>[number];

/** A message that is new, and what it meets in its conversation. */
export type Meeting = { arrival: Arrival; messageId: string; facts: Facts };

/** The new ones among the arrivals, the oldest first; what is stored already is left alone. */
export function meetingsOf(ctx: Ctx, arrivals: Arrival[], facts: Facts[]): Meeting[] {
  const byMessage = new Map(facts.map((row) => [`${row.conversationId}|${row.providerMessageId}`, row]));
  return arrivals
    .flatMap((arrival) => {
      const met = byMessage.get(`${arrival.conversationId}|${arrival.message.providerMessageId}`);
      return met && !met.isKnown ? [{ arrival, messageId: ctx.newId(), facts: met }] : [];
    })
    .sort((a, b) => a.arrival.message.at.getTime() - b.arrival.message.at.getTime());
}

/**
 * Wakes the sessions that waited for these clients and begins one in each conversation that has none. Answers which session a
 * message belongs to; null for what begins none (a blocked contact, a reaction after the end).
 */
export async function openSessions(ctx: Ctx, meetings: Meeting[]): Promise<(meeting: Meeting) => string | null> {
  const telling = meetings.filter(({ arrival }) => !arrival.isBlocked && isClientMessage(arrival.message.kind));
  const awaiting = telling.flatMap(({ facts }) => (facts.openSession?.isAwaiting ? facts.openSession.id : []));
  await wakeSessions(ctx.db, [...new Set(awaiting)]);
  const begun = beginnings(ctx, telling);
  await insertSessions(ctx.db, begun);
  await insertSessionEvents(
    ctx.db,
    begun.map(({ id, conversationId, startedAt }) => ({
      conversationId,
      sessionId: id,
      action: "started",
      at: startedAt,
    })),
  );
  const changed = [
    ...begun,
    ...telling.flatMap(({ facts }) =>
      facts.openSession?.isAwaiting ? [{ id: facts.openSession.id, conversationId: facts.conversationId }] : [],
    ),
  ];
  await publish(
    ctx,
    ...changed.map(({ id, conversationId }) => ({ kind: "session" as const, subjectId: id, conversationId })),
  );
  const begunIn = new Map(begun.map(({ id, conversationId }) => [conversationId, id]));
  return ({ facts }) => facts.openSession?.id ?? begunIn.get(facts.conversationId) ?? null;
}

/** One session a conversation, begun by its first message and told by a quoted campaign message first (O27). */
function beginnings(ctx: Ctx, telling: Meeting[]): NewSession[] {
  const begun = new Map<string, NewSession>();
  for (const { arrival, facts } of telling) {
    if (facts.openSession || begun.has(facts.conversationId)) continue;
    const campaignId = facts.quotedCampaignId ?? facts.lastCampaignId;
    begun.set(facts.conversationId, {
      id: ctx.newId(),
      conversationId: facts.conversationId,
      status: "waiting",
      origin: originOf(campaignId),
      campaignId,
      groupId: arrival.groupId,
      startedAt: arrival.message.at,
    });
  }
  return [...begun.values()];
}
