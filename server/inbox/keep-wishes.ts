import type { ConsentMove } from "@/db/enums";
import { endDoubts, keepDoubts } from "../consent/doubts";
import { recordConsent } from "../consent/record-consent";
import { answerLanguage } from "../consent/wish-rules";
import type { Ctx } from "../context";
import { type QueuedMessage, queueMessages } from "../delivery/queue-messages";
import { windowOf } from "../delivery/window";
import { maySend } from "../numbers/rules";
import { publish } from "../realtime/publish";
import { languageOf } from "../routing/language-rules";
import type { Meeting } from "./arriving-sessions";
import type { HeardWish } from "./hear-wishes";

type Speaking = Meeting & { wish: HeardWish };

/**
 * Does what clients said of marketing, in the transaction that stores their messages (O6): a clear word is their consent from then on,
 * with the message as evidence, and is confirmed once; an unclear one waits for a person.
 */
export async function keepWishes(ctx: Ctx, meetings: Meeting[]): Promise<void> {
  const speaking = meetings.flatMap((meeting): Speaking[] =>
    meeting.wish ? [{ ...meeting, wish: meeting.wish }] : [],
  );
  if (speaking.length === 0) return;
  await keepDoubts(ctx, speaking.filter(({ wish }) => wish.meaning === "doubt").map(toDoubt));
  const clear = speaking.filter(({ wish }) => wish.meaning !== "doubt");
  for (const one of clear) await recordConsent(ctx, toConsent(one));
  const stopping = clear.filter(({ wish }) => wish.meaning === "stop");
  await endDoubts(ctx, [...new Set(stopping.map(({ facts }) => facts.conversationId))], "withdrawn");
  await confirm(ctx, clear);
}

const toDoubt = ({ messageId, facts, wish, reply }: Speaking) => ({
  messageId,
  conversationId: facts.conversationId,
  wordsVersion: wish.version,
  campaignId: reply?.campaignId ?? null,
});

const toConsent = ({ messageId, arrival, wish, reply }: Speaking) => ({
  contactId: wish.facts.contactId,
  move: moveOf(wish),
  source: "message" as const,
  textId: null,
  proof: arrival.message.body ?? "",
  at: arrival.message.at,
  evidence: { messageId, wordsVersion: wish.version, campaignId: reply?.campaignId ?? null },
});

const moveOf = ({ meaning }: HeardWish): ConsentMove => (meaning === "start" ? "given" : "withdrawn");

/** Says what became of it where something did: once, within the open window, over a number that sends. */
async function confirm(ctx: Ctx, clear: Speaking[]): Promise<void> {
  const last = new Map(clear.map((one) => [one.facts.conversationId, one]));
  const queued = [...last.values()].filter((one) => isNews(ctx, one)).flatMap((one) => toMessage(ctx, one));
  if (queued.length === 0) return;
  await queueMessages(ctx, queued);
  await publish(
    ctx,
    ...queued.map(({ id, conversationId }) => ({ kind: "message" as const, subjectId: id, conversationId })),
  );
  const due = [...new Set(queued.map(({ numberId }) => numberId))].map((numberId) => ({
    name: "delivery/number.due" as const,
    data: { numberId },
  }));
  await ctx.afterCommit(() => ctx.sendJob(...due));
}

function isNews(ctx: Ctx, { arrival, wish }: Speaking): boolean {
  if (arrival.isBlocked || !maySend(wish.facts.numberStatus)) return false;
  return wish.facts.isOptedOut === (wish.meaning === "start") && windowOf(arrival.message.at, ctx.now()).open;
}

function toMessage(ctx: Ctx, { arrival, facts, wish }: Speaking): QueuedMessage[] {
  const { formLanguage, phone } = wish.facts;
  const spoken = [languageOf(arrival.message.body), formLanguage];
  const { stopped, started } = wish.words[answerLanguage({ languages: wish.languages, spoken, phone })];
  const body = wish.meaning === "stop" ? stopped : started;
  if (!body) return [];
  const { conversationId, numberId } = arrival;
  const sessionId = facts.openSession?.id ?? null;
  const payload = { confirms: moveOf(wish) } as const;
  return [{ id: ctx.newId(), conversationId, numberId, sessionId, kind: "text", body, payload }];
}
