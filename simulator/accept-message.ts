import { bringMessage } from "./bring-message";
import type { Client, Content, Refusal, SentMessage, SimNumber } from "./model";
import { disconnectNumber } from "./number-state";
import { isUnpaid } from "./onboarding-state";
import { busiestSecond, dayMs, mayInitiate, recentArrivals, takePairToken, windowOpen } from "./rules";
import { clientOf, type Simulation, threadChanged, threadOf } from "./simulation";

export type Outgoing = {
  number: SimNumber;
  /** E.164 with plus. */
  to: string;
  ref: string | null;
  /** When the request arrived, by the simulator's clock. */
  at: number;
  id: string;
  content: Content;
  replyToId?: string | null;
  statusUrl?: string | null;
  /** A refusal that this provider tells only later, by a failed receipt. */
  late?: Refusal | null;
  /** Which refusals this provider tells later by its nature. */
  refusesLate: (refusal: Refusal) => boolean;
};

/**
 * Every rule that does not depend on the wire: pace, window, pair, daily limit. Accepted messages enter the ledger and
 * start their life; a refusal leaves no trace but the arrival.
 */
export function acceptMessage(
  simulation: Simulation,
  message: Outgoing,
): { ok: true; sent: SentMessage } | { ok: false; refusal: Refusal } {
  const refusal = refusalOf(simulation, message);
  if (refusal && !message.refusesLate(refusal)) return { ok: false, refusal };
  const sent = enter(simulation, message);
  bringMessage(simulation, sent, refusal ?? message.late ?? null);
  return { ok: true, sent };
}

/** Counts an arrival; the one that is too many for its sliding second disconnects the number for good. */
export function countArrival(simulation: Simulation, number: SimNumber, at: number): void {
  number.arrivals = recentArrivals(number.arrivals, at);
  const busiest = busiestSecond(number.arrivals);
  number.busiestSecond = Math.max(number.busiestSecond, busiest);
  const { ratePerSecond } = number.account;
  if (number.state === "connected" && busiest > ratePerSecond)
    disconnectNumber(simulation, number, `more than ${ratePerSecond} messages in one second`);
}

function refusalOf(simulation: Simulation, { number, to, at, content }: Outgoing): Refusal | null {
  if (number.state !== "connected")
    return { reason: "number_disconnected", details: `The number is disconnected: ${number.stateReason}` };
  if (isUnpaid(simulation.onboarding, number.account))
    return { reason: "payment_missing", details: "The account has no valid means of payment" };
  if (to === number.account.phone) return { reason: "recipient_is_sender", details: "Recipient cannot be the sender" };
  const thread = threadOf(simulation, number.id, to);
  const open = windowOpen(thread.lastClientMessageAt, at);
  if (!open && content.kind !== "template")
    return {
      reason: "window_closed",
      details:
        "Message failed to send because more than 24 hours have passed since the customer last replied to this number.",
    };
  if (!open && !mayInitiate(number.initiated, to, number.dailyLimit, at))
    return { reason: "daily_limit", details: `The daily limit of ${number.dailyLimit} unique customers is spent` };
  const pair = takePairToken(thread.pair, at);
  if (!pair)
    return {
      reason: "pair_limited",
      details:
        "Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time",
    };
  thread.pair = pair;
  return scriptedRefusal(clientOf(simulation, to), number.id);
}

function scriptedRefusal({ script, failed }: Client, numberId: string): Refusal | null {
  if (script !== "refused_always" && (script !== "refused_once" || failed.has(numberId))) return null;
  failed.add(numberId);
  return { reason: "service_unavailable", details: "A service is temporarily unavailable. Please try again later." };
}

function enter(
  simulation: Simulation,
  { number, to, ref, at, id, content, replyToId, statusUrl }: Outgoing,
): SentMessage {
  const thread = threadOf(simulation, number.id, to);
  const initiates = !windowOpen(thread.lastClientMessageAt, at);
  const sent: SentMessage = {
    side: "company",
    seq: simulation.sent.length + 1,
    id,
    numberId: number.id,
    to,
    ref,
    at,
    content,
    replyToId: replyToId ?? null,
    statusUrl: statusUrl ?? null,
    initiates,
    status: "accepted",
    failure: null,
  };
  if (initiates) countInitiated(number, to, at);
  simulation.sent.push(sent);
  simulation.sentById.set(id, sent);
  thread.items.push(sent);
  thread.typingUntil = 0;
  threadChanged(simulation, thread);
  return sent;
}

function countInitiated({ initiated }: SimNumber, to: string, at: number): void {
  const last = initiated.get(to);
  if (last === undefined || at - last >= dayMs) initiated.set(to, at);
}
