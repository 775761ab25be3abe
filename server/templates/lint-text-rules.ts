import { orderedTokens } from "./draft-rules";
import { type Finding, finding, type LintedDraft, type LintFacts } from "./finding-rules";
import { anyVariable, isAddressPlace, isNumber, isToken, rawTokens, toToken, variableTexts } from "./variable-rules";

const emoji = /\p{Extended_Pictographic}/u;
/** WhatsApp's marks of bold, italic, struck and fixed letters, as they stand around a word. */
const formatting = /[*_~`](?=\S)[^*_~`\n]*\S?[*_~`]|\*/;

/** Header, text, footer, their variables and samples (providers.md A12.1, C6; S4.12, S4.13). */
export function textFindings(draft: LintedDraft, facts: LintFacts): Finding[] {
  if (draft.category === "authentication") return authenticationFindings(draft);
  return [
    ...headerFindings(draft),
    ...bodyFindings(draft),
    ...footerFindings(draft),
    ...variableFindings(draft, facts),
    ...sampleFindings(draft),
    ...offerFindings(draft),
  ];
}

function authenticationFindings({ content }: LintedDraft): Finding[] {
  const { expirationMinutes } = content.authentication;
  const isOut = expirationMinutes !== null && !(Number.isInteger(expirationMinutes) && inRange(expirationMinutes));
  return isOut ? [finding("expiration", "footer", true)] : [];
}
const inRange = (minutes: number) => minutes >= 1 && minutes <= 90;

function headerFindings({ content: { header } }: LintedDraft): Finding[] {
  if (header.format === "none" || header.format === "location") return [];
  if (header.format !== "text") return header.mediaId ? [] : [finding("headerFile", "header", false)];
  const { text } = header;
  if (text.trim() === "") return [finding("headerEmpty", "header", false)];
  return [
    ...(text.trim().length > 60
      ? [finding("headerLong", "header", false, { values: { length: text.trim().length } })]
      : []),
    ...(/[\r\n]/.test(text) || formatting.test(withoutVariables(text)) ? [finding("headerForm", "header", true)] : []),
    ...(emoji.test(text) ? [finding("emoji", "header", true)] : []),
    ...(rawTokens(text).length > 1 ? [finding("headerVariables", "header", false)] : []),
  ];
}

function bodyFindings({ content: { body } }: LintedDraft): Finding[] {
  if (body.trim() === "") return [finding("bodyEmpty", "body", false)];
  return [
    ...(body.trim().length > 1024
      ? [finding("bodyLong", "body", false, { values: { length: body.trim().length } })]
      : []),
    ...(/\n\s*\n\s*\n/.test(body) || / {5,}/.test(body) ? [finding("bodyBlankLines", "body", true)] : []),
    ...wordingFindings(body),
    ...placeFindings(body),
  ];
}

/** What reads like an advertisement shouted, or hides where a link leads. */
function wordingFindings(body: string): Finding[] {
  const letters = withoutVariables(body).replace(/\P{L}/gu, "");
  const capitals = letters.replace(/\P{Lu}/gu, "");
  const short = /\b(?:bit\.ly|tinyurl\.com|t\.co|goo\.gl|1url\.cz|ow\.ly)\b/i.exec(body)?.[0];
  return [
    ...(letters.length >= 12 && capitals.length > letters.length / 2 ? [finding("shouting", "body", false)] : []),
    ...(/!\s*!/.test(body) ? [finding("exclamations", "body", true)] : []),
    ...(short ? [finding("linkShort", "body", false, { values: { link: short } })] : []),
  ];
}

/** Where variables stand: alone, first, last, side by side, too many for the words around them. */
export function placeFindings(body: string): Finding[] {
  const count = rawTokens(body).length;
  if (count === 0) return [];
  const words = withoutVariables(body)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
  const needed = 2 * count + 1;
  const touching = /\}\}\{\{/.test(body);
  return [
    ...(words === 0 ? [finding("variablesOnly", "body", false)] : []),
    ...(/^\s*\{\{/.test(body) ? [finding("variableFirst", "body", true)] : []),
    ...(/\}\}\s*$/.test(body) ? [finding("variableLast", "body", true)] : []),
    ...(touching ? [finding("variablesTouch", "body", true)] : []),
    ...(!touching && /\}\}\s+\{\{/.test(body) ? [finding("variablesNeighbour", "body", true)] : []),
    ...(words > 0 && words < needed ? [finding("variablesMany", "body", false, { values: { words, needed } })] : []),
  ];
}

function footerFindings({ content: { footer } }: LintedDraft): Finding[] {
  return [
    ...(footer.trim().length > 60
      ? [finding("footerLong", "footer", false, { values: { length: footer.trim().length } })]
      : []),
    ...(/[\r\n]/.test(footer.trim()) ? [finding("footerForm", "footer", true)] : []),
    ...(emoji.test(footer) ? [finding("emoji", "footer", true)] : []),
    ...(rawTokens(footer).length > 0 ? [finding("footerVariables", "footer", true)] : []),
  ];
}

function variableFindings({ content }: LintedDraft, { provider }: LintFacts): Finding[] {
  const texts = variableTexts(content);
  if (texts.some(({ text }) => /[{}]/.test(text.replace(anyVariable, ""))))
    return [finding("bracesOdd", "body", false)];
  const tokens = texts.flatMap(({ text }) => rawTokens(text));
  const bad = tokens.find((token) => !isToken(token));
  if (bad !== undefined) {
    const fixable = tokens.every((token) => isToken(token) || toToken(token) !== "");
    return [finding("variableForm", "body", fixable, { values: { variable: bad } })];
  }
  const worded = texts.filter(({ place }) => !isAddressPlace(place)).flatMap(({ text }) => rawTokens(text));
  if (worded.some(isNumber) && !worded.every(isNumber)) return [finding("variablesMixed", "body", true)];
  if (provider === "twilio" && !tokens.every(isNumber)) return [finding("variablesNamed", "body", true)];
  const rows = provider === "twilio" ? [[...new Set(tokens)]] : texts.map(({ text }) => rawTokens(text));
  return rows.every(isGapless) ? [] : [finding("variablesGap", "body", true)];
}

/** 1, 2, 3 … written as such; names have no order. */
function isGapless(tokens: string[]): boolean {
  if (!tokens.every(isNumber)) return true;
  const expected = tokens.map((_, n) => String(n + 1));
  return tokens.every((token) => expected.includes(token));
}

function sampleFindings({ content }: LintedDraft): Finding[] {
  return variableTexts(content).flatMap(({ place, text }) =>
    orderedTokens(text).flatMap((token) => {
      const variable = `${place}.${token}`;
      const sample = content.samples[variable] ?? "";
      if (sample.trim() === "") return [finding("sampleMissing", "samples", false, { variable, values: { token } })];
      return /[\r\n\t]| {4,}/.test(sample)
        ? [finding("sampleForm", "samples", true, { variable, values: { token } })]
        : [];
    }),
  );
}

function offerFindings({ content: { offer } }: LintedDraft): Finding[] {
  if (!offer) return [];
  const { length } = offer.text.trim();
  return length === 0 || length > 16 ? [finding("offerText", "offer", false)] : [];
}

const withoutVariables = (text: string): string => text.replace(anyVariable, " ");
