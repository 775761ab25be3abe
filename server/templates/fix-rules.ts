import type { DraftButton, DraftContent } from "./draft-rules";
import type { Finding, LintedDraft, LintFacts, LintRule } from "./finding-rules";
import { baseLanguage, templateLanguages, wordsOf } from "./language-rules";
import { toAddress, toPhone } from "./lint-button-rules";

import {
  anyVariable,
  isToken,
  numberVariables,
  renameVariables,
  reorderButtons,
  toName,
  toToken,
} from "./variable-rules";

type Fix = (draft: LintedDraft, finding: Finding, facts: LintFacts) => LintedDraft;

/** Puts one remark right; a remark that is not fixable leaves the draft as it is. */
export function fixFinding(draft: LintedDraft, finding: Finding, facts: LintFacts): LintedDraft {
  const fix = finding.fixable ? fixes[finding.rule] : undefined;
  return fix ? fix(draft, finding, facts) : draft;
}

const fixes: Partial<Record<LintRule, Fix>> = {
  nameForm: (draft) => ({ ...draft, name: toName(draft.name) }),
  nameTaken: (draft, _, { others }) => ({ ...draft, name: freeName(draft, others) }),
  headerForm: onContent((content) => ({
    ...content,
    header: { ...content.header, text: onOneLine(keepingVariables(content.header.text, unformatted)) },
  })),
  bodyBlankLines: onContent((content) => ({ ...content, body: compact(content.body) })),
  footerForm: onContent((content) => ({ ...content, footer: onOneLine(content.footer) })),
  footerVariables: onContent((content) => ({
    ...content,
    footer: onOneLine(content.footer.replace(anyVariable, "").replace(/[{}]/g, "")),
  })),
  emoji: (draft, { place }) => withContent(draft, place === "header" ? headerWithoutEmoji : footerWithoutEmoji),
  variableForm: onContent((content) =>
    renameVariables(content, (_, token) => (isToken(token) ? token : toToken(token))),
  ),
  variablesMixed: inNumbers,
  variablesGap: (draft, _, { provider }) =>
    withContent(draft, (content) => numberVariables(content, { throughout: provider === "twilio", keepNames: true })),
  variablesNamed: inNumbers,
  variableFirst: (draft) =>
    withContent(draft, (content) => ({
      ...content,
      body: `${wordsOf(draft.language).greeting}${content.body.trimStart()}`,
    })),
  variableLast: onContent((content) => ({ ...content, body: `${content.body.trimEnd()}.` })),
  variablesTouch: onContent(apart),
  variablesNeighbour: onContent(apart),
  exclamations: onContent((content) => ({ ...content, body: content.body.replace(/!(?:\s*!)+/g, "!") })),
  sampleForm: (draft, { variable }) =>
    withContent(draft, (content) => ({
      ...content,
      samples: { ...content.samples, ...(variable ? { [variable]: onOneLine(content.samples[variable] ?? "") } : {}) },
    })),
  buttonsMixed: onContent(grouped),
  labelForm: onButton((button) => ({
    ...button,
    text: onOneLine(withoutEmoji(button.text).replace(anyVariable, "").replace(/[{}*]/g, "")),
  })),
  urlForm: onButton((button) => ({ ...button, value: toAddress(button.value) })),
  phoneForm: onButton((button) => ({ ...button, value: toPhone(button.value) })),
  expiration: onContent((content) => ({
    ...content,
    authentication: {
      ...content.authentication,
      expirationMinutes: Math.min(90, Math.max(1, Math.round(content.authentication.expirationMinutes ?? 10) || 10)),
    },
  })),
  offerCategory: (draft) => ({ ...draft, category: "marketing" }),
  categoryMarketing: (draft) => ({ ...draft, category: "marketing" }),
  optOutMissing: (draft) => withContent(draft, (content) => ({ ...content, footer: wordsOf(draft.language).optOut })),
  languageOther: (draft, _, { detectedLanguage }) => ({
    ...draft,
    language: knownCode(detectedLanguage, draft.language),
  }),
};

function onContent(change: (content: DraftContent) => DraftContent): Fix {
  return (draft) => withContent(draft, change);
}
const withContent = (draft: LintedDraft, change: (content: DraftContent) => DraftContent): LintedDraft => ({
  ...draft,
  content: change(draft.content),
});

function onButton(change: (button: DraftButton) => DraftButton): Fix {
  return (draft, { button }) =>
    withContent(draft, (content) => ({
      ...content,
      buttons: content.buttons.map((own, n) => (n === button ? change(own) : own)),
    }));
}

function inNumbers(draft: LintedDraft, _: Finding, { provider }: LintFacts): LintedDraft {
  return withContent(draft, (content) => numberVariables(content, { throughout: provider === "twilio" }));
}

function apart(content: DraftContent): DraftContent {
  return { ...content, body: content.body.replace(/\}\}\s*\{\{/g, "}}, {{") };
}

/** Quick replies go where the first of them stands: to the front, else to the end. */
function grouped(content: DraftContent): DraftContent {
  const places = content.buttons.map((_, n) => n);
  const isReply = (n: number) => content.buttons[n]?.type === "QUICK_REPLY";
  const [replies, others] = [places.filter(isReply), places.filter((n) => !isReply(n))];
  return reorderButtons(content, isReply(0) ? [...replies, ...others] : [...others, ...replies]);
}

const headerWithoutEmoji = (content: DraftContent): DraftContent => ({
  ...content,
  header: { ...content.header, text: withoutEmoji(content.header.text) },
});
const footerWithoutEmoji = (content: DraftContent): DraftContent => ({
  ...content,
  footer: withoutEmoji(content.footer),
});

/** With the joiners and looks that emoji are made of. */
const withoutEmoji = (text: string): string =>
  text
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F|\u200D/gu, "")
    .replace(/ {2,}/g, " ")
    .trim();
const unformatted = (text: string): string => text.replace(/[*_~`]/g, "");
const onOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
const compact = (text: string): string => text.replace(/\n\s*\n\s*\n\s*/g, "\n\n").replace(/ {5,}/g, " ");

/** Changes what stands between the variables only. */
function keepingVariables(text: string, change: (text: string) => string): string {
  return text
    .split(/(\{\{[^{}]*\}\})/)
    .map((part, n) => (n % 2 === 1 ? part : change(part)))
    .join("");
}

function freeName(draft: LintedDraft, others: LintFacts["others"]): string {
  const taken = new Set(others.filter(({ language }) => language === draft.language).map(({ name }) => name));
  const base = draft.name.replace(/_\d+$/, "").slice(0, 500);
  for (let n = 2; ; n += 1) if (!taken.has(`${base}_${n}`)) return `${base}_${n}`;
}

function knownCode(detected: string | null, chosen: string): string {
  if (!detected) return chosen;
  return (
    templateLanguages.find((code) => code === detected) ??
    templateLanguages.find((code) => baseLanguage(code) === baseLanguage(detected)) ??
    chosen
  );
}
