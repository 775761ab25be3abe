import type { NumberStatus, RatingMode, RatingScale, RatingSkip } from "@/db/enums";
import { windowOf } from "../delivery/window";
import { maySend } from "../numbers/rules";
import type { TemplateComponent } from "../providers/types";
import { filePlaces, fixedPlaces, hasUnknownPart } from "../templates/place-rules";
import { templateVariables } from "../templates/rules";
import type { RatingSettings } from "./schema";

/** The best first; both scales share 1 to 5, so that averages of either can be compared. */
export const scoresOf: Record<RatingScale, readonly number[]> = { smileys: [5, 3, 1], stars: [5, 4, 3, 2, 1] };

export const smileyOf = (score: number): string => (score >= 4 ? "🙂" : score >= 2.5 ? "😐" : "🙁");

export const defaultSettings: RatingSettings = {
  mode: "off",
  questionCs: "Jak jste spokojeni s naší odpovědí?",
  questionEn: "How satisfied are you with our answer?",
  thanksCs: "Děkujeme za hodnocení. Pokud chcete, napište nám k němu pár slov.",
  thanksEn: "Thank you for the rating. If you like, write us a few words about it.",
  delayMinutes: 0,
  commentMinutes: 10,
  byDefault: true,
};

/** How a number asks: in its own way, else as the company. */
export const modeOf = (company: RatingMode, ofNumber: RatingMode | null): RatingMode => ofNumber ?? company;

/** Whether ending this session plans a question: a person's word counts before the company's habit. */
export const isWanted = (settings: Pick<RatingSettings, "byDefault">, wanted: boolean | undefined): boolean =>
  wanted ?? settings.byDefault;

export type AskFacts = {
  /** Whether the client wrote in the session at all. */
  clientWrote: boolean;
  blockedAt: Date | null;
  marketingOptedOutAt: Date | null;
  /** Has a phone or a user id. */
  isReachable: boolean;
  /** Another session began meanwhile. */
  hasOpenSession: boolean;
  numberStatus: NumberStatus;
  lastClientMessageAt: Date | null;
  hasTemplate: boolean;
};

export type AskWay = { way: "free" | "template" } | { way: "skip"; skip: RatingSkip };

/** How the client can be asked now, or why not (N.69): freely inside the window, by the number's template outside it. */
export function askWay(facts: AskFacts, now: Date): AskWay {
  const skip = skipOf(facts);
  if (skip) return { way: "skip", skip };
  if (windowOf(facts.lastClientMessageAt, now).open) return { way: "free" };
  return facts.hasTemplate ? { way: "template" } : { way: "skip", skip: "window_closed" };
}

function skipOf(facts: AskFacts): RatingSkip | null {
  if (facts.blockedAt) return "blocked";
  if (facts.marketingOptedOutAt) return "opted_out";
  if (!facts.isReachable) return "unreachable";
  if (!facts.clientWrote) return "silent";
  if (facts.hasOpenSession) return "new_session";
  return maySend(facts.numberStatus) ? null : "number";
}

/**
 * The answers of a template that may ask: quick replies only, as many as the scale has, the best first, and nothing to fill in.
 * Null = it cannot ask on this scale.
 */
export function templateAnswers(components: TemplateComponent[], scale: RatingScale): string[] | null {
  if (hasUnknownPart(components) || components.some(({ type }) => type === "CAROUSEL")) return null;
  const toFill = [templateVariables(components), filePlaces(components), fixedPlaces(components)];
  if (toFill.some((places) => places.length > 0)) return null;
  const buttons = components.flatMap((part) => (part.type === "BUTTONS" ? part.buttons : []));
  if (buttons.length !== scoresOf[scale].length || buttons.some(({ type }) => type !== "QUICK_REPLY")) return null;
  return buttons.map(({ text }) => text);
}
