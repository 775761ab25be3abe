import { type ConsentMove, type WishLanguage, wishLanguages } from "@/db/enums";
import type { WishWords } from "@/db/schema/consent";
import {
  cries,
  everydayWords,
  fillerWords,
  firmWords,
  isMarketing,
  negators,
  objectWords,
  politeWords,
} from "./wish-vocabulary-rules";

export type Words = Record<WishLanguage, WishWords>;

/** What surrounds the message: an open session, else a campaign that it answers, else nothing. */
export type WishContext = "campaign" | "session" | "none";

/** `doubt`: it may mean that they want no marketing; a person says. Null = it means something else. */
export type Wish = { meaning: "stop" | "start" | "doubt"; languages: WishLanguage[] };

/** Longer letters are read by people. */
const longest = 500;

/**
 * What a client's words say of marketing (O6): whatever the case, diacritics, punctuation and politeness, but never out of a sentence
 * that speaks of something else. Everyday words ("zrušit", "konec") opt out only as the whole answer to a campaign.
 */
export function understandWish(text: string, words: Words, context: WishContext): Wish | null {
  if (text.length > longest) return null;
  const lexicon = lexiconOf(words);
  const sentences = sentencesOf(text).map((sentence) => readSentence(sentence, lexicon, context));
  const spoken = sentences.filter(({ kind }) => kind !== "polite");
  const languages = [...new Set(spoken.flatMap((read) => read.languages))];
  if (spoken.length === 0) return null;
  for (const meaning of ["stop", "start"] as const)
    if (spoken.every(({ kind }) => kind === meaning)) return { meaning, languages };
  const isDoubt = spoken.some(({ kind, isPlain }) => kind === "doubt" || (kind === "stop" && isPlain));
  return isDoubt ? { meaning: "doubt", languages } : null;
}

/** The words as they are compared: small, without diacritics, marks and stretched letters. */
export const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .normalize("NFC")
    .replace(/’|'|`|´|\p{Cf}|\ufe0f/gu, "")
    .replaceAll("ł", "l")
    .replaceAll("ß", "ss")
    .replace(/(\p{L})\1{2,}/gu, "$1");

type Sentence = { clauses: string[][]; isQuestion: boolean };

function sentencesOf(text: string): Sentence[] {
  return [...plain(text).matchAll(/([^.!?…;\n\r]+)([.!?…;\n\r]*)/gu)].flatMap(([, words = "", end = ""]) => {
    const clauses = words
      .split(/[,:]| [-–—] /u)
      .map(tokensOf)
      .filter((tokens) => tokens.length > 0);
    return clauses.length > 0 ? [{ clauses, isQuestion: end.includes("?") }] : [];
  });
}

/** "S T O P" is one word. */
function tokensOf(clause: string): string[] {
  const tokens = clause.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return tokens.length > 2 && tokens.every((token) => token.length === 1) ? [tokens.join("")] : tokens;
}

/** `isPlain`: what is said needs no surroundings to be understood. */
type Reading = { kind: "stop" | "start" | "doubt" | "polite" | "other"; isPlain: boolean; languages: WishLanguage[] };

function readSentence({ clauses, isQuestion }: Sentence, lexicon: Entry[], context: WishContext): Reading {
  const read = clauses.map((tokens) => readClause(tokens, lexicon, context));
  const spoken = read.filter(({ kind }) => kind !== "polite");
  const languages = [...new Set(spoken.flatMap((one) => one.languages))];
  const [first] = spoken;
  if (!first) return { kind: "polite", isPlain: false, languages };
  if (isQuestion) return { kind: isAsking(spoken) ? "doubt" : "other", isPlain: false, languages };
  if (spoken.every(({ kind }) => kind === first.kind))
    return { kind: first.kind, isPlain: spoken.some(({ isPlain }) => isPlain), languages };
  const isDoubt = spoken.some(({ kind, isPlain }) => kind === "doubt" || (kind === "stop" && isPlain));
  return { kind: isDoubt ? "doubt" : "other", isPlain: false, languages };
}

/** "Odhlásit?" or "Jak se odhlásím?", but not "Stop, kde je můj balík?". */
const isAsking = (spoken: Clause[]): boolean =>
  spoken.every(({ kind }) => kind === "stop") || spoken.some(({ isPlain, isCry }) => isPlain && !isCry);

type Clause = Reading & { isCry: boolean };

function readClause(tokens: string[], lexicon: Entry[], context: WishContext): Clause {
  const { found, rest } = findWords(tokens, lexicon);
  const languages = [...new Set(found.flatMap((entry) => entry.languages))];
  const isCry = found.every((entry) => cries.has(entry.words));
  const says = (kind: Reading["kind"], isPlain = false): Clause => ({ kind, isPlain, isCry, languages });
  if (found.length === 0) return says(rest.every((token) => politeWords.has(token)) ? "polite" : "other");
  if (found.some(({ isTurned }) => isTurned)) return says("other");
  const known = (token: string) => politeWords.has(token) || fillerWords.has(token) || objectWords.has(token);
  const isWhole = rest.every((token) => known(token) || /^\d{9,15}$/.test(token));
  const isAlone = rest.every((token) => politeWords.has(token));
  if (found.every(({ move }) => move === "given"))
    return says(isWhole && (isAlone || context !== "session") ? "start" : "other");
  if (found.some(({ move }) => move === "given")) return says("doubt");
  return says(...readStop({ found, rest, isWhole, isAlone }, context));
}

type Found = Entry & { isTurned: boolean };
type Stop = { found: Found[]; rest: string[]; isWhole: boolean; isAlone: boolean };

function readStop({ found, rest, isWhole, isAlone }: Stop, context: WishContext): [Reading["kind"], boolean?] {
  const isStrong = found.some(({ strength }) => strength === "strong");
  const isFirm = found.some(({ strength }) => strength === "firm");
  const hasObject = rest.some((token) => objectWords.has(token));
  if (isStrong) return isWhole ? ["stop", true] : ["doubt", true];
  if (hasObject) {
    if (!isWhole || context === "session") return ["doubt"];
    return context === "campaign" || rest.some(isMarketing) ? ["stop", true] : ["doubt"];
  }
  if (!isWhole) return ["other"];
  if (context === "session") return [isFirm ? "doubt" : "other"];
  return context === "campaign" && (isFirm || isAlone) ? ["stop"] : ["doubt"];
}

/** The words that count, the longest first, and all the others. */
function findWords(tokens: string[], lexicon: Entry[]): { found: Found[]; rest: string[] } {
  const found: Found[] = [];
  const rest: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    const entry = lexicon.find(({ tokens: own }) => own.every((token, n) => tokens[at + n] === token));
    if (entry) found.push({ ...entry, isTurned: isTurned(tokens.slice(0, at)) });
    else rest.push(tokens[at] ?? "");
    at += entry ? entry.tokens.length : 1;
  }
  return { found, rest };
}

const between = new Set("se me mi to mne sa si uz jiz mich mnie sie us of to want".split(" "));

/** Whether the word before turns round what follows; small words may stand between. */
function isTurned(before: string[]): boolean {
  if (/(?:^| )(?:nie|не) (?:chce|хочу)$/u.test(before.join(" "))) return true;
  const last = before.findLast((token) => !between.has(token));
  return last !== undefined && negators.has(last);
}

type Entry = {
  /** As it is compared. */
  words: string;
  tokens: string[];
  move: ConsentMove;
  languages: WishLanguage[];
  strength: "strong" | "firm" | "everyday";
};

const lexicons = new WeakMap<Words, Entry[]>();

function lexiconOf(words: Words): Entry[] {
  const known = lexicons.get(words);
  if (known) return known;
  const entries = new Map<string, Entry>();
  for (const language of wishLanguages) {
    for (const word of words[language].stop) enter(entries, word, "withdrawn", language);
    for (const word of words[language].start) enter(entries, word, "given", language);
  }
  const lexicon = [...entries.values()].sort((a, b) => b.tokens.length - a.tokens.length);
  lexicons.set(words, lexicon);
  return lexicon;
}

function enter(entries: Map<string, Entry>, word: string, move: ConsentMove, language: WishLanguage): void {
  const tokens = tokensOf(plain(word));
  if (tokens.length === 0) return;
  const words = tokens.join(" ");
  const known = entries.get(words);
  if (known) known.languages.push(language);
  else entries.set(words, { words, tokens, move, languages: [language], strength: strengthOf(words) });
}

function strengthOf(words: string): Entry["strength"] {
  if (everydayWords.has(words)) return "everyday";
  return firmWords.has(words) ? "firm" : "strong";
}

/** A word that would mean both; null = there is none. */
export function firstClash(words: Words): string | null {
  const key = (word: string) => tokensOf(plain(word)).join(" ");
  const stops = new Set(wishLanguages.flatMap((language) => words[language].stop.map(key)));
  return wishLanguages.flatMap((language) => words[language].start).find((word) => stops.has(key(word))) ?? null;
}

/** In which language to answer: that of the word that only one has, else of the letter, of the form it answers, of the phone. */
export function answerLanguage(known: {
  languages: WishLanguage[];
  /** Of the message and of the form that it answers; any code or null. */
  spoken: (string | null)[];
  phone: string | null;
}): WishLanguage {
  const { languages, spoken, phone } = known;
  if (languages.length === 1 && languages[0]) return languages[0];
  const said = spoken.flatMap((code) => wishLanguages.find((language) => language === code?.slice(0, 2)) ?? []);
  const country = Object.entries(countries).find(([prefix]) => phone?.startsWith(prefix));
  return said[0] ?? country?.[1] ?? "cs";
}

const countries: Record<string, WishLanguage> = {
  "+420": "cs",
  "+421": "sk",
  "+380": "uk",
  "+48": "pl",
  "+49": "de",
  "+43": "de",
  "+41": "de",
  "+44": "en",
  "+1": "en",
};
