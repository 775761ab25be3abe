import type { BotScript } from "@/db/schema/bots";
import {
  type BotState,
  firstState,
  greet,
  hear,
  type Saying,
  silentAtOf,
  type Turn,
  toInteractive,
} from "../bots/rules";
import { enabledBots } from "../bots/show-bots";
import { numbered } from "../bots/words-rules";
import type { Ctx } from "../context";
import { type QueuedMessage, queueMessages } from "../delivery/queue-messages";
import { windowOf } from "../delivery/window";
import { maySend } from "../numbers/rules";
import type { InboundMessage } from "../providers/types";
import { publish } from "../realtime/publish";
import { awayReplies } from "../routing/route-sessions";
import { noteAwayReplies } from "./away-queries";
import { insertTalks, saveTalk, type Talk, talksOf } from "./bot-queries";
import { leaveBot } from "./leave-bot";

export type Said = { sessionId: string; message: InboundMessage };

/** Begins the talks of sessions that the routing gave to a bot. One whose bot is gone this very moment goes to people with the next tick. */
export async function beginTalks(ctx: Ctx, begun: { id: string; botId: string }[]): Promise<void> {
  if (begun.length === 0) return;
  const bots = new Map(
    (await enabledBots(ctx, { botIds: [...new Set(begun.map(({ botId }) => botId))] })).map((bot) => [bot.id, bot]),
  );
  const now = ctx.now();
  const rows = begun.flatMap(({ id, botId }) => {
    const bot = bots.get(botId);
    if (!bot) return [];
    const { script, name: botName } = bot;
    const silentAt = silentAtOf(script, now);
    return [{ ...firstState(script), sessionId: id, botId, botName, script, silentAt, startedAt: now }];
  });
  await insertTalks(ctx.db, rows);
}

/**
 * What bots say to these messages, the oldest first (N.45). The talk moves in the transaction that stores the message, and what it
 * says is queued in it: a webhook that comes again brings nothing new and so no second answer. A bot never speaks outside the window,
 * to whom we block or who opted out, or over a number that cannot send: such a session goes to people without a word.
 */
export async function answerAsBot(ctx: Ctx, said: Said[]): Promise<void> {
  const talks = said.length === 0 ? [] : await talksOf(ctx.db, [...new Set(said.map(({ sessionId }) => sessionId))]);
  if (talks.length === 0) return;
  const away = await awayReplies(ctx, [...new Set(talks.map(({ numberId }) => numberId))]);
  const queued: QueuedMessage[] = [];
  const told: string[] = [];
  for (const talk of talks) {
    const heard = said.filter(({ sessionId }) => sessionId === talk.sessionId).map(({ message }) => message);
    const reply = away.get(talk.numberId);
    const script = reply ? { ...talk.run.script, handOver: reply } : talk.run.script;
    const { state, end, sayings } = mayTalk(ctx, talk, heard)
      ? converse(script, talk.run, heard, ctx.now())
      : { state: talk.run, sayings: [], end: { outcome: "unable" as const, to: { kind: "people" as const } } };
    queued.push(...sayings.map((saying) => toMessage(ctx, talk, saying)));
    const { stepId, unclear, said: count, saidAt, path } = state;
    const kept = { stepId, unclear, said: count, saidAt, path, silentAt: silentAtOf(script, ctx.now()) };
    await saveTalk(ctx.db, talk.sessionId, { ...kept, ...(end ? { endedAt: ctx.now(), outcome: end.outcome } : {}) });
    if (!end) continue;
    await leaveBot(ctx, talk, end.to);
    if (end.to && reply && sayings.length > 0) told.push(talk.sessionId);
  }
  if (told.length > 0) await noteAwayReplies(ctx.db, told, ctx.now());
  await send(ctx, queued);
}

function mayTalk(ctx: Ctx, { isOn, isUnwanted, numberStatus }: Talk, heard: InboundMessage[]): boolean {
  const newest = heard.at(-1);
  return isOn && !isUnwanted && maySend(numberStatus) && newest !== undefined && windowOf(newest.at, ctx.now()).open;
}

/** The first words of a client are greeted, whatever they are; what follows is an answer. */
function converse(script: BotScript, begin: BotState, heard: InboundMessage[], now: Date) {
  const sayings: Saying[] = [];
  let state = begin;
  for (const message of heard) {
    const turn: Turn = state.said === 0 ? greet(script, state, now) : hear(script, state, toHeard(message), now);
    state = turn.state;
    if (turn.says) sayings.push(turn.says);
    if (turn.end) return { state, sayings, end: turn.end };
  }
  return { state, sayings, end: null };
}

const toHeard = ({ payload: { button, list }, body, at }: InboundMessage) => ({
  text: button?.text ?? list?.title ?? body,
  choiceId: button?.payload ?? list?.id ?? null,
  at,
});

/** With buttons or a list where the provider has them, else as a numbered text. */
function toMessage(ctx: Ctx, talk: Talk, { text, step }: Saying): QueuedMessage {
  const { conversationId, sessionId, numberId, run, provider } = talk;
  const place = { id: ctx.newId(), conversationId, sessionId, numberId };
  const payload = { bot: run.botName };
  if (!step) return { ...place, kind: "text", body: text, payload };
  if (!ctx.providers[provider].capabilities.interactive)
    return { ...place, kind: "text", body: numbered(text, step), payload };
  const interactive = toInteractive(run.script, step);
  return { ...place, kind: "interactive", body: text, payload: { ...payload, interactive } };
}

async function send(ctx: Ctx, queued: QueuedMessage[]): Promise<void> {
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
