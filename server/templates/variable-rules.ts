import type { DraftButton, DraftCarousel, DraftContent } from "./draft-rules";

/** Anything between double braces, also what no provider takes: `{{ Jméno }}`. */
export const anyVariable = /\{\{([^{}]*)\}\}/g;

/** Numbers, or small letters with digits and underscores after the first letter. */
export const isToken = (token: string): boolean => /^(?:\d+|[a-z][a-z0-9_]*)$/.test(token);
export const isNumber = (token: string): boolean => /^\d+$/.test(token);

/** What stands between the braces, as it is written, each once. */
export const rawTokens = (text: string): string[] => [
  ...new Set([...text.matchAll(anyVariable)].map(([, token]) => token ?? "")),
];

export type TextPlace = { place: string; text: string };

/** Every text that may hold variables, with the prefix of its samples' keys. */
export function variableTexts({ header, body, buttons, carousel }: DraftContent): TextPlace[] {
  return [
    ...(header.format === "text" ? [{ place: "header", text: header.text }] : []),
    { place: "body", text: body },
    ...addressesOf(buttons, ""),
    ...(carousel?.cards ?? []).flatMap((card, n) => [
      { place: `card.${n}.body`, text: card.body },
      ...addressesOf(card.buttons, `card.${n}.`),
    ]),
  ];
}

const addressesOf = (buttons: DraftButton[], prefix: string): TextPlace[] =>
  buttons.flatMap(({ type, value }, n) => (type === "URL" ? [{ place: `${prefix}button.${n}`, text: value }] : []));

/** A place where something stands beside words: an address. */
export const isAddressPlace = (place: string): boolean => /(?:^|\.)button\.\d+$/.test(place);

/** A name that a provider takes: without diacritics, small, words joined by underscores; empty when nothing is left. */
export function toToken(text: string): string {
  const slug = toName(text);
  return isNumber(slug) || /^[a-z]/.test(slug) || slug === "" ? slug : `v_${slug}`;
}

export const toName = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 512)
    .replace(/_+$/, "");

/** Renames variables everywhere; their samples go with them. `rename` is asked with the place and what stands between the braces. */
export function renameVariables(content: DraftContent, rename: (place: string, token: string) => string): DraftContent {
  const samples = { ...content.samples };
  for (const { place, text } of variableTexts(content)) {
    for (const token of rawTokens(text)) delete samples[`${place}.${token.trim()}`];
  }
  for (const { place, text } of variableTexts(content)) {
    for (const token of rawTokens(text)) {
      const sample = content.samples[`${place}.${token.trim()}`];
      if (sample !== undefined) samples[`${place}.${rename(place, token)}`] = sample;
    }
  }
  const renamed = (place: string, text: string) =>
    text.replace(anyVariable, (_, token: string) => `{{${rename(place, token)}}}`);
  return {
    ...content,
    header: { ...content.header, text: renamed("header", content.header.text) },
    body: renamed("body", content.body),
    buttons: renamedIn(content.buttons, "", renamed),
    ...(content.carousel ? { carousel: renamedCards(content.carousel, renamed) } : {}),
    samples,
  };
}

type Renamed = (place: string, text: string) => string;

const renamedIn = (buttons: DraftButton[], prefix: string, renamed: Renamed): DraftButton[] =>
  buttons.map((button, n) =>
    button.type === "URL" ? { ...button, value: renamed(`${prefix}button.${n}`, button.value) } : button,
  );

const renamedCards = ({ format, cards }: DraftCarousel, renamed: Renamed): DraftCarousel => ({
  format,
  cards: cards.map((card, n) => ({
    ...card,
    body: renamed(`card.${n}.body`, card.body),
    buttons: renamedIn(card.buttons, `card.${n}.`, renamed),
  })),
});

/**
 * Numbers every variable from 1 without gaps: in each text by itself (Meta, 360dialog) or, `throughout`, in one row through the
 * whole template (Twilio), where the same number is the same variable. `keepNames` leaves texts whose variables have names.
 */
export function numberVariables(
  content: DraftContent,
  { throughout, keepNames = false }: { throughout: boolean; keepNames?: boolean },
): DraftContent {
  const texts = variableTexts(content);
  const numbersOf = (tokens: string[]) => new Map(inOrder(tokens).map((token, n) => [token, String(n + 1)]));
  const whole = numbersOf([...new Set(texts.flatMap(({ text }) => rawTokens(text)))]);
  const mayChange = (tokens: string[]) => !keepNames || tokens.every(isNumber);
  const own = new Map(
    texts.map(({ place, text }) => [place, numbersOf(mayChange(rawTokens(text)) ? rawTokens(text) : [])]),
  );
  return renameVariables(content, (place, token) => (throughout ? whole : own.get(place))?.get(token) ?? token);
}

/** One row of numbers out of texts that each had their own: number 1 of the header is not number 1 of the text. */
export function joinNumbering(content: DraftContent): DraftContent {
  const idOf = (place: string, token: string) => (isNumber(token) ? `${place}.${token}` : token);
  const ids = variableTexts(content).flatMap(({ place, text }) =>
    inOrder(rawTokens(text)).map((token) => idOf(place, token)),
  );
  const row = [...new Set(ids)];
  return renameVariables(content, (place, token) => String(row.indexOf(idOf(place, token)) + 1));
}

/** Numbers before names, numbers by size, names as they are read. */
function inOrder(tokens: string[]): string[] {
  const numbers = tokens.filter((token) => isNumber(token.trim()));
  return [...numbers.sort((a, b) => Number(a) - Number(b)), ...tokens.filter((token) => !isNumber(token.trim()))];
}

/** The buttons in another order; the samples of their addresses go with them. `order` holds old positions. */
export function reorderButtons(content: DraftContent, order: number[]): DraftContent {
  const buttons = order.flatMap((n) => content.buttons[n] ?? []);
  const samples = Object.fromEntries(
    Object.entries(content.samples).flatMap(([key, sample]) => {
      const [, at, token] = /^button\.(\d+)\.(.*)$/.exec(key) ?? [];
      if (at === undefined) return [[key, sample]];
      const to = order.indexOf(Number(at));
      return to < 0 ? [] : [[`button.${to}.${token}`, sample]];
    }),
  );
  return { ...content, buttons, samples };
}
