import type { Locale, MessageKind, RatingScale } from "@/db/enums";
import type { MessagePayload } from "../providers/types";
import { scoresOf } from "./rules";

/** A question that was put to the client of a conversation. */
export type Ask = {
  ratingId: string;
  sessionId: string;
  scale: RatingScale;
  locale: Locale | null;
  askedAt: Date;
  /** What the provider calls the question; an answer names it. */
  providerMessageId: string | null;
  /** The words of a template's buttons, the best first; none where we asked freely. */
  answers: string[];
  answeredAt: Date | null;
  comment: string | null;
  /** What the client wrote since the question, or since the answer to it; beyond one nobody counts. */
  messagesSince: number;
};

/** What a client wrote, as far as it may be an answer. */
export type Incoming = {
  kind: MessageKind;
  body: string | null;
  payload: MessagePayload;
  quotes: string | null;
  at: Date;
  hasOpenSession: boolean;
};

export type Answer = { ask: Ask } & ({ score: number } | { comment: string });

/** A typed number counts for a day, as long as it is the next thing that the client says. */
const typedMs = 24 * 3_600_000;
/** Providers say times in seconds, we in milliseconds. */
const slackMs = 1000;

/**
 * What a message says about a session (N.69): a button or a row by its token, a template's button by what it answers, the number
 * or the comment as the very next message. `asks` of this conversation, the newest first. Null = it is no answer.
 */
export function answerOf(message: Incoming, asks: Ask[], commentMinutes: number): Answer | null {
  return (
    pressed(message, asks) ??
    chosen(message, asks) ??
    typed(message, asks[0]) ??
    comment(message, asks[0], commentMinutes)
  );
}

function pressed({ payload }: Incoming, asks: Ask[]): Answer | null {
  const token = payload.button?.payload ?? payload.list?.id ?? "";
  const [, ratingId, score] = /^rating\.([0-9a-f-]{36})\.([1-5])$/.exec(token) ?? [];
  const ask = asks.find((one) => one.ratingId === ratingId);
  return ask && scoresOf[ask.scale].includes(Number(score)) ? { ask, score: Number(score) } : null;
}

/** Where a provider does not say what was answered, the words have to be those of the newest question. */
function chosen({ kind, body, payload, quotes }: Incoming, asks: Ask[]): Answer | null {
  if (kind !== "button") return null;
  const ask = quotes ? asks.find((one) => one.providerMessageId === quotes) : asks[0];
  if (!ask) return null;
  const words = same(payload.button?.text ?? body ?? "");
  const score = scoresOf[ask.scale][ask.answers.findIndex((answer) => same(answer) === words)];
  return score === undefined ? null : { ask, score };
}

const same = (text: string): string => text.trim().toLocaleLowerCase();

function typed(message: Incoming, ask: Ask | undefined): Answer | null {
  if (!ask || ask.answeredAt || !isNext(message, ask, ask.askedAt, typedMs)) return null;
  const score = typedScore(message.body ?? "", ask.scale);
  return score === null ? null : { ask, score };
}

/** `5`, `4.`, `3!`, `⭐⭐⭐⭐`, and with smileys 1 to 3 or the smiley itself. */
export function typedScore(text: string, scale: RatingScale): number | null {
  const words = text.replaceAll("\uFE0F", "").trim();
  const digit = /^(\d)\s*[.!)*]?$/.exec(words)?.[1];
  if (scale === "stars") {
    const stars = /^[⭐★🌟]{1,5}$/u.test(words) ? [...words].length : Number(digit ?? 0);
    return stars >= 1 && stars <= 5 ? stars : null;
  }
  const faces = [/^[🙁☹😞😠]$/u, /^[😐😑]$/u, /^[🙂😀😊😃]$/u];
  const face = faces.findIndex((one) => one.test(words)) + 1;
  const place = face || Number(digit ?? 0);
  return place >= 1 && place <= 3 ? place * 2 - 1 : null;
}

function comment(message: Incoming, ask: Ask | undefined, minutes: number): Answer | null {
  if (!ask?.answeredAt || ask.comment !== null || minutes === 0) return null;
  if (!isNext(message, ask, ask.answeredAt, minutes * 60_000)) return null;
  const words = message.body?.trim();
  return words ? { ask, comment: words } : null;
}

/** Words that follow at once, in no session of their own. */
function isNext({ kind, at, hasOpenSession }: Incoming, ask: Ask, since: Date, forMs: number): boolean {
  const passed = at.getTime() - since.getTime();
  return kind === "text" && !hasOpenSession && ask.messagesSince === 0 && passed >= -slackMs && passed <= forMs;
}
