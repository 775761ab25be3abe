import type { Locale, RatingScale } from "@/db/enums";
import type { InteractiveContent } from "../providers/outbound-types";
import { languageOf } from "../routing/language-rules";
import { scoresOf } from "./rules";

/** What the client reads; at most 20 characters on a button, 24 in a list (providers.md A3.4). */
const words = {
  cs: {
    smileys: { 5: "🙂 Dobře", 3: "😐 Ujde to", 1: "🙁 Špatně" },
    stars: { 5: "★★★★★ Výborně", 4: "★★★★ Dobře", 3: "★★★ Ujde to", 2: "★★ Nic moc", 1: "★ Špatně" },
    open: "Ohodnotit",
    typedSmileys: "Odpovězte prosím číslem: 3 🙂, 2 😐, nebo 1 🙁.",
    typedStars: "Odpovězte prosím číslem od 1 do 5, kde 5 je nejlepší.",
  },
  en: {
    smileys: { 5: "🙂 Good", 3: "😐 So-so", 1: "🙁 Bad" },
    stars: { 5: "★★★★★ Excellent", 4: "★★★★ Good", 3: "★★★ So-so", 2: "★★ Poor", 1: "★ Bad" },
    open: "Rate us",
    typedSmileys: "Please answer with a number: 3 🙂, 2 😐 or 1 🙁.",
    typedStars: "Please answer with a number from 1 to 5, 5 being the best.",
  },
} as const;

const labelOf = (scale: RatingScale, locale: Locale, score: number): string =>
  (words[locale][scale] as Record<number, string>)[score] ?? String(score);

/** The language of the answer to what a client wrote: Czech to Czechs and Slovaks and where it cannot be told, else English. */
export function localeOf(text: string | null): Locale {
  const language = languageOf(text);
  return language === null || language === "cs" || language === "sk" ? "cs" : "en";
}

/** Says in an answer which question and which answer it is. */
export const tokenOf = (ratingId: string, score: number): string => `rating.${ratingId}.${score}`;

type Asked = { ratingId: string; scale: RatingScale; locale: Locale; question: string };

/** Three buttons for smileys, a list for stars, below the question. */
export function toQuestion({ ratingId, scale, locale, question }: Asked): InteractiveContent {
  const choices = scoresOf[scale].map((score) => ({
    id: tokenOf(ratingId, score),
    title: labelOf(scale, locale, score),
  }));
  if (scale === "smileys")
    return { kind: "interactive", body: question, action: { type: "buttons", buttons: choices } };
  const action = { type: "list" as const, button: words[locale].open, sections: [{ rows: choices }] };
  return { kind: "interactive", body: question, action };
}

/** The same where the provider has no buttons: the client types a number. */
export const toTypedQuestion = ({ scale, locale, question }: Omit<Asked, "ratingId">): string =>
  `${question}\n${scale === "smileys" ? words[locale].typedSmileys : words[locale].typedStars}`;
