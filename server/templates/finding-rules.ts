import type { ProviderName, TemplateCategory } from "@/db/enums";
import type { DraftContent } from "./draft-rules";

/** Every rule with its weight: an error is refused by the provider, a warning is worth a second look (S4.12 to S4.15). */
export const lintSeverities = {
  nameEmpty: "error",
  nameForm: "error",
  nameTaken: "error",
  headerEmpty: "error",
  headerLong: "error",
  headerForm: "error",
  headerVariables: "error",
  headerFile: "error",
  bodyEmpty: "error",
  bodyLong: "error",
  bodyBlankLines: "warning",
  footerLong: "error",
  footerForm: "error",
  footerVariables: "error",
  emoji: "warning",
  bracesOdd: "error",
  variableForm: "error",
  variablesMixed: "error",
  variablesGap: "error",
  variablesNamed: "error",
  variableFirst: "error",
  variableLast: "error",
  variablesTouch: "error",
  variablesNeighbour: "warning",
  variablesMany: "error",
  variablesOnly: "error",
  sampleMissing: "error",
  sampleForm: "error",
  buttonsMany: "error",
  buttonsOfKind: "error",
  buttonsMixed: "error",
  labelEmpty: "error",
  labelLong: "error",
  labelForm: "error",
  labelSame: "error",
  urlForm: "error",
  urlVariable: "error",
  urlOurs: "warning",
  phoneForm: "error",
  codeForm: "error",
  expiration: "error",
  offerText: "error",
  offerCategory: "error",
  carouselAlone: "error",
  cardsCount: "error",
  cardsDiffer: "error",
  cardFile: "error",
  cardBodyLong: "error",
  cardButtons: "error",
  categoryMarketing: "warning",
  optOutMissing: "warning",
  languageOther: "warning",
  textSame: "error",
  shouting: "warning",
  exclamations: "warning",
  linkShort: "warning",
} as const satisfies Record<string, "error" | "warning">;

export type LintRule = keyof typeof lintSeverities;
export type LintPlace =
  | "name"
  | "language"
  | "category"
  | "header"
  | "body"
  | "footer"
  | "buttons"
  | "samples"
  | "offer"
  | "cards";

/** One remark: what is wrong, where, and whether `fixFinding` puts it right. */
export type Finding = {
  rule: LintRule;
  severity: "error" | "warning";
  place: LintPlace;
  /** Position of the button, from 0. */
  button?: number;
  /** Position of the card, from 0. */
  card?: number;
  /** Key of the variable whose sample is meant. */
  variable?: string;
  /** Fill the rule's text. */
  values?: Record<string, string | number>;
  fixable: boolean;
};

/** What the linter judges and a correction changes. */
export type LintedDraft = { name: string; language: string; category: TemplateCategory; content: DraftContent };

export type LintFacts = {
  provider: ProviderName;
  /** Other language versions of the same number, drafts included. */
  others: { name: string; language: string; category: TemplateCategory; body: string; footer: string }[];
  /** Name and language are given: an existing template is edited. */
  nameLocked: boolean;
  /** The provider approved it in this category, which an edit cannot change. */
  categoryLocked: boolean;
  /** What the text looks like to a detector; null = it cannot tell. */
  detectedLanguage: string | null;
};

export const finding = (
  rule: LintRule,
  place: LintPlace,
  fixable: boolean,
  more: Pick<Finding, "button" | "card" | "variable" | "values"> = {},
): Finding => ({ rule, severity: lintSeverities[rule], place, fixable, ...more });
