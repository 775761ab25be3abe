import type { Quality, TemplateStatus } from "@/db/enums";

/** Why a provider refused or stopped a template, in words that have an advice (S4.9); texts stand under `templates.reason`. */
export const templateReasons = [
  "abusive",
  "categoryUnavailable",
  "incorrectCategory",
  "invalidFormat",
  "promotional",
  "scam",
  "mismatch",
  "duplicate",
  "variables",
  "quality",
  "pacing",
  "other",
] as const;
export type TemplateReason = (typeof templateReasons)[number];

/** The first that fits counts: codes of Meta and Twilio, and words of their free texts. */
const signs: readonly [RegExp, TemplateReason][] = [
  [/abusive|threat|hate/i, "abusive"],
  [/category_?\s?not_?\s?available/i, "categoryUnavailable"],
  [/incorrect_?\s?category|category.*(?:does not|doesn.t|wrong|mismatch)/i, "incorrectCategory"],
  [/tag_?\s?content_?\s?mismatch|language.*match/i, "mismatch"],
  [/duplicate|already exists|same (?:content|body)/i, "duplicate"],
  [/variable|placeholder|parameter|sample/i, "variables"],
  [/invalid_?\s?format|formatting|format/i, "invalidFormat"],
  [/promotional/i, "promotional"],
  [/scam|phishing|fraud|sensitive/i, "scam"],
  [/rate_?\s?limiting_?\s?pause|pacing/i, "pacing"],
  [/first_?\s?pause|second_?\s?pause|quality|negative feedback|blocked or reported/i, "quality"],
];

export const reasonOf = (text: string | null): TemplateReason =>
  signs.find(([sign]) => text !== null && sign.test(text))?.[1] ?? "other";

/** What is known of a version's trouble; lists tell no reason for a pause, but a red quality is one. Null: there is nothing to explain. */
export function reasonFor(version: {
  status: TemplateStatus;
  statusReason: string | null;
  quality: Quality;
}): TemplateReason | null {
  if (version.statusReason) return reasonOf(version.statusReason);
  if (version.status !== "paused") return null;
  return version.quality === "red" ? "quality" : "other";
}
