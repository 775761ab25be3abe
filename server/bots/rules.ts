import type { BotOutcome } from "@/db/enums";
import type { BotChoice, BotMove, BotPath, BotScript, BotStep } from "@/db/schema/bots";
import type { InteractiveContent } from "../providers/outbound-types";
import { isList } from "./script-rules";
import { asksForPeople, plainWords } from "./words-rules";

/** A bot writes at most so many messages in one session, so that two machines do not talk for ever. */
export const mostSaid = 20;

/** Where a talk stands. */
export type BotState = { stepId: string; unclear: number; said: number; saidAt: Date | null; path: BotPath };

/** What a client answered: words, or a button or row by its id. */
export type Heard = { text: string | null; choiceId: string | null; at: Date };

/** Words, and the choices that stand below them. */
export type Saying = { text: string; step: BotStep | null };

/** `to` is missing where the session ends. */
export type BotEnd = { outcome: BotOutcome; to: Exclude<BotMove, { kind: "step" | "end" }> | null };

export type Turn = { state: BotState; says: Saying | null; end: BotEnd | null };

export const firstState = (script: BotScript): BotState => ({
  stepId: script.steps[0]?.id ?? "",
  unclear: 0,
  said: 0,
  saidAt: null,
  path: [],
});

/** How a button or row of a step is called at the provider; it comes back when the client chooses it. */
export const choiceIdOf = (step: BotStep, choice: BotChoice): string => `${step.id}:${choice.id}`;

/** The bot's first words. */
export function greet(script: BotScript, state: BotState, now: Date): Turn {
  const step = stepOf(script, state.stepId);
  return step ? say(state, { text: step.text, step }, now) : handOver(script, state, "unable", now);
}

/**
 * What the bot does with an answer: a choice is followed, whoever asks for people gets them, all else is asked again and in the end
 * handed over. What was written before the question could be read is no answer to it.
 */
export function hear(script: BotScript, state: BotState, heard: Heard, now: Date): Turn {
  const found = findChoice(script, state, heard);
  if (found) return follow(script, note(state, found.choice, now), found.choice, now);
  if (heard.text && asksForPeople(heard.text)) return handOver(script, state, "asked", now);
  if (state.saidAt && heard.at <= state.saidAt) return { state, says: null, end: null };
  return askAgain(script, state, now);
}

/** The choice that an answer means: pressed (also one of an earlier step), its number, or its words. */
export function findChoice(script: BotScript, state: Pick<BotState, "stepId">, { text, choiceId }: Heard) {
  const all = script.steps.flatMap((step) => step.choices.map((choice) => ({ step, choice })));
  const pressed = all.find(({ step, choice }) => choiceIdOf(step, choice) === choiceId);
  if (pressed) return pressed;
  const step = stepOf(script, state.stepId);
  const words = plainWords(text ?? "");
  if (!step || words === "") return null;
  const named = step.choices.find(({ title }) => plainWords(title) === words);
  const numbered = /^\d{1,2}$/.test(words) ? step.choices[Number(words) - 1] : undefined;
  const choice = named ?? numbered;
  return choice ? { step, choice } : null;
}

const note = (state: BotState, { title }: BotChoice, now: Date): BotState => ({
  ...state,
  unclear: 0,
  path: [...state.path, { title, at: now.toISOString() }],
});

function follow(script: BotScript, state: BotState, { answer, move }: BotChoice, now: Date): Turn {
  if (move.kind === "end")
    return { ...say(state, { text: answer, step: null }, now), end: { outcome: "ended", to: null } };
  if (move.kind !== "step") return handOver(script, state, "chosen", now, { answer, to: move });
  const step = stepOf(script, move.stepId);
  if (!step) return handOver(script, state, "chosen", now, { answer });
  return say({ ...state, stepId: step.id }, { text: joined(answer, step.text), step }, now);
}

function askAgain(script: BotScript, state: BotState, now: Date): Turn {
  const unclear = state.unclear + 1;
  const step = stepOf(script, state.stepId);
  if (unclear >= script.maxUnclear || !step) return handOver(script, { ...state, unclear }, "unclear", now);
  return say({ ...state, unclear }, { text: joined(script.unclear, step.text), step }, now);
}

/** Words that would be one too many hand over without a word. */
function say(state: BotState, says: Saying, now: Date): Turn {
  if (says.text === "") return { state, says: null, end: null };
  if (state.said >= mostSaid) return { state, says: null, end: { outcome: "limit", to: { kind: "people" } } };
  return { state: { ...state, said: state.said + 1, saidAt: now }, says, end: null };
}

function handOver(
  script: BotScript,
  state: BotState,
  outcome: BotOutcome,
  now: Date,
  { answer = "", to = { kind: "people" } }: { answer?: string; to?: NonNullable<BotEnd["to"]> } = {},
): Turn {
  const turn = say(state, { text: joined(answer, script.handOver), step: null }, now);
  return { ...turn, end: { outcome, to } };
}

export const stepOf = (script: BotScript, stepId: string): BotStep | null =>
  script.steps.find(({ id }) => id === stepId) ?? null;

const joined = (...parts: string[]): string => parts.filter((part) => part !== "").join("\n\n");

export const silentAtOf = (script: BotScript, now: Date): Date =>
  new Date(now.getTime() + script.silenceMinutes * 60_000);

/** A step's choices as buttons or as a list below the words (providers.md A3.4). */
export function toInteractive(script: BotScript, step: BotStep): Omit<InteractiveContent, "kind" | "body"> {
  const rows = step.choices.map((choice) => ({ ...choice, id: choiceIdOf(step, choice) }));
  if (!isList(step)) return { action: { type: "buttons", buttons: rows.map(({ id, title }) => ({ id, title })) } };
  const section = rows.map(({ id, title, description }) => ({ id, title, ...(description ? { description } : {}) }));
  return { action: { type: "list", button: script.listButton, sections: [{ rows: section }] } };
}
