import type { TemplateStatus } from "@/db/enums";
import type { CampaignVariant } from "@/db/schema/campaign-variants";
import type { TemplateComponent } from "../providers/types";
import { fixedPlaces, hasUnknownPart, isCodeKey, maxCodeLength } from "../templates/place-rules";
import { isSendable } from "../templates/rules";
import { isLink, isMediaKey } from "./recipient-rules";
import { campaignPlaces } from "./rules";

/** Beside the first template: four in all. */
export const mostVariants = 3;

/** Shares of all templates in per cent, the first one's in front. */
export const sharesOf = (variants: Pick<CampaignVariant, "share">[]): number[] => [
  100 - variants.reduce((sum, { share }) => sum + share, 0),
  ...variants.map(({ share }) => share),
];

/** About how many of `total` each share is, in whole numbers that add up. */
export function spreadOver(total: number, shares: number[]): number[] {
  const exact = shares.map((share) => (total * share) / 100);
  const counts = exact.map(Math.floor);
  const rest = total - counts.reduce((sum, count) => sum + count, 0);
  const byRest = exact.map((part, n) => ({ n, rest: part % 1 })).sort((a, b) => b.rest - a.rest || a.n - b.n);
  for (const { n } of byRest.slice(0, rest)) counts[n] = (counts[n] ?? 0) + 1;
  return counts;
}

/** Which template a recipient gets, 0 = the first: always the same for a campaign and a phone, spread by the shares over all phones. */
export function variantOf(campaignId: string, phone: string, variants: Pick<CampaignVariant, "share">[]): number {
  const point = (hash(`${campaignId}:${phone}`) / 2 ** 32) * 100;
  let end = 0;
  for (const [n, share] of sharesOf(variants).entries()) {
    end += share;
    if (point < end) return n;
  }
  return 0;
}

/** FNV-1a, mixed at the end: phones that differ in the last digit lie far apart. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let n = 0; n < text.length; n += 1) h = Math.imul(h ^ text.charCodeAt(n), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Values of a variant's template, out of those of the campaign's variables. */
export const variantValues = (
  { places }: Pick<CampaignVariant, "places">,
  filled: Record<string, string>,
): Record<string, string> =>
  Object.fromEntries(
    places.map((place) => [place.key, place.kind === "fixed" ? place.value.trim() : (filled[place.from] ?? "")]),
  );

export const variantProblemKinds = ["shares", "places", "empty", "link", "code", "fixed"] as const;
export type VariantProblem = (typeof variantProblemKinds)[number];

/**
 * What is wrong with a variant over a template; null = nothing. Nobody may get an empty value from it, so every place has a variable
 * of the campaign, which is never empty, or a text. Files and codes are filled by their like only.
 */
export function variantProblem(
  components: TemplateComponent[],
  { places }: Pick<CampaignVariant, "places">,
  variableKeys: string[],
): VariantProblem | null {
  if (fixedPlaces(components).length > 0) return "fixed";
  const keys = campaignPlaces(components).map(({ key }) => key);
  if (keys.join("\n") !== places.map(({ key }) => key).join("\n")) return "places";
  for (const place of places) {
    if (place.kind === "variable") {
      if (!variableKeys.includes(place.from)) return "empty";
      if (isMediaKey(place.key) && !isMediaKey(place.from)) return "link";
      if (isCodeKey(place.key) && !isCodeKey(place.from)) return "code";
      continue;
    }
    if (!place.value.trim()) return "empty";
    if (isMediaKey(place.key) && !isLink(place.value.trim())) return "link";
    if (isCodeKey(place.key) && place.value.trim().length > maxCodeLength) return "code";
  }
  return null;
}

/** Whether every template of a campaign may be sent now (S2.17). */
export const areSendable = (facts: { template: SentTemplate; variants: { template: SentTemplate }[] }): boolean =>
  [facts, ...facts.variants].every(
    ({ template }) => isSendable(template.status, template.removedAt) && !hasUnknownPart(template.components),
  );

type SentTemplate = { status: TemplateStatus; removedAt: Date | null; components: TemplateComponent[] };

/** Whether the shares leave every template somebody. */
export const areSharesSound = (variants: Pick<CampaignVariant, "share">[]): boolean =>
  sharesOf(variants).every((share) => Number.isInteger(share) && share >= 1);
