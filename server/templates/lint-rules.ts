import { type Finding, finding, type LintedDraft, type LintFacts } from "./finding-rules";
import { baseLanguage } from "./language-rules";
import { buttonFindings } from "./lint-button-rules";
import { cardFindings } from "./lint-card-rules";
import { textFindings } from "./lint-text-rules";
import { toName } from "./variable-rules";

/** All remarks, errors first. Never throws. */
export function lintDraft(draft: LintedDraft, facts: LintFacts): Finding[] {
  const found = [
    ...nameFindings(draft, facts),
    ...textFindings(draft, facts),
    ...buttonFindings(draft),
    ...cardFindings(draft),
    ...categoryFindings(draft, facts),
    ...languageFindings(draft, facts),
    ...sameTextFindings(draft, facts),
  ];
  return [
    ...found.filter(({ severity }) => severity === "error"),
    ...found.filter(({ severity }) => severity !== "error"),
  ];
}

function nameFindings({ name, language }: LintedDraft, { others, nameLocked }: LintFacts): Finding[] {
  if (nameLocked) return [];
  if (name.trim() === "") return [finding("nameEmpty", "name", false)];
  if (!/^[a-z0-9_]{1,512}$/.test(name)) return [finding("nameForm", "name", toName(name) !== "")];
  const isTaken = others.some((other) => other.name === name && other.language === language);
  return isTaken ? [finding("nameTaken", "name", true, { values: { name } })] : [];
}

/** Beginnings of words (without diacritics) that sell, and what they look like in sentences. */
const selling =
  /(?:^|[^a-z])((?:slev|akcni|vyprodej|zdarma|kupon|poukaz|soutez|vyhraj|nakup(?:te|ujte)|usetri|jen dnes|novink|zlav|vypredaj|discount|sale(?![a-z])|special offer|coupon|voucher|promo|deals?(?![a-z])|buy now|% off|free gift|rabatt|angebot|gutschein|promocj|znizk)[a-z]*)/;

function categoryFindings({ category, content, language }: LintedDraft, { categoryLocked }: LintFacts): Finding[] {
  if (category === "authentication") return [];
  const text = plain([content.header.text, content.body, content.footer].join(" "));
  if (category === "utility") {
    const word = selling.exec(text)?.[1];
    const found = word ? [finding("categoryMarketing", "category", !categoryLocked, { values: { word } })] : [];
    const offer = content.offer ? [finding("offerCategory", "offer", !categoryLocked)] : [];
    return [...found, ...offer];
  }
  const mentions = plain([content.body, content.footer, ...content.buttons.map(({ text: label }) => label)].join(" "));
  const wayOut = /(?:stop|odhlas|odhlasit|unsubscrib|opt.?out|abmeld|rezygn|nechci|not interested)/;
  if (wayOut.test(mentions)) return [];
  return [finding("optOutMissing", "footer", content.footer.trim() === "", { values: { language } })];
}

function languageFindings({ language, content }: LintedDraft, { detectedLanguage, nameLocked }: LintFacts): Finding[] {
  if (!detectedLanguage || content.body.trim() === "") return [];
  if (baseLanguage(detectedLanguage) === baseLanguage(language)) return [];
  return [
    finding("languageOther", "language", !nameLocked, { values: { detected: detectedLanguage, chosen: language } }),
  ];
}

function sameTextFindings({ name, language, category, content }: LintedDraft, { others }: LintFacts): Finding[] {
  if (category === "authentication" || content.body.trim() === "") return [];
  const same = others.find(
    (other) =>
      other.category !== "authentication" &&
      !(other.name === name && other.language === language) &&
      other.body.trim() === content.body.trim() &&
      other.footer.trim() === content.footer.trim(),
  );
  return same ? [finding("textSame", "body", false, { values: { name: same.name } })] : [];
}

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();
