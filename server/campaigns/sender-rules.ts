import type { AudienceMode } from "@/db/enums";
import type { CampaignVariant, VariantPlace } from "@/db/schema/campaign-variants";
import type { CampaignVariable } from "@/db/schema/campaigns";
import { isCodeKey } from "../templates/place-rules";
import { isMediaKey } from "./recipient-rules";

type Key = Pick<CampaignVariable, "key">;

/**
 * Where each variable of another template finds what the former one had: at the same place, else under the same name; -1 = nowhere.
 * Files and codes are never taken for words.
 */
export function carriedPlaces(after: Key[], before: Key[]): number[] {
  const same = after.map(({ key }) => before.findIndex((old) => old.key === key));
  const taken = new Set(same);
  return after.map(({ key }, n) => {
    const at = same[n] ?? -1;
    const name = nameOf(key);
    if (at >= 0 || name === null) return at;
    const named = before.findIndex((old, place) => nameOf(old.key) === name && !taken.has(place));
    taken.add(named);
    return named;
  });
}

/** The name that a template gives a variable; null for one that has only a number. */
function nameOf(key: string): string | null {
  if (isMediaKey(key) || isCodeKey(key)) return null;
  const name = key.slice(key.lastIndexOf(".") + 1);
  return /^\d+$/.test(name) ? null : name;
}

/** Variables of the former template that the new one has no place for. */
export function lostVariables<V extends Key>(after: Key[], before: V[]): V[] {
  const kept = new Set(carriedPlaces(after, before));
  return before.filter((_, n) => !kept.has(n));
}

type Sender = { numberId: string; templateId: string; category: string; variables: Key[] };

/**
 * Variants that still fit behind another first template: of the same number and category, not the new first one itself, and filled from
 * variables that are still there.
 */
export function keptVariants<V extends Pick<CampaignVariant, "templateId" | "places">>(
  variants: V[],
  before: Sender,
  after: Sender,
): V[] {
  if (before.numberId !== after.numberId || before.category !== after.category) return [];
  const carried = carriedPlaces(after.variables, before.variables);
  const newKey = new Map(carried.map((from, n) => [before.variables[from]?.key, after.variables[n]?.key]));
  return variants.flatMap((variant) => {
    const places = variant.places.flatMap((place): VariantPlace[] => {
      if (place.kind === "fixed") return [place];
      const from = newKey.get(place.from);
      return from === undefined ? [] : [{ ...place, from }];
    });
    const isWhole = places.length === variant.places.length && variant.templateId !== after.templateId;
    return isWhole ? [{ ...variant, places }] : [];
  });
}

/** The number and template that a draft would have; without a template: it is yet to be chosen on that number. */
export type SenderChange = Sender;
export type SenderLoss = {
  /** `at`: its place among all templates, the first one 0. */
  variants: { at: number; name: string; language: string }[];
  variables: string[];
  kept: string[];
  /** Recipients of files have values that would go. */
  hasFiles: boolean;
};
type LosingDraft = Omit<Sender, "category"> & {
  templateCategory: string;
  variants: (CampaignVariant & { name: string; language: string })[];
  imports: { mode: AudienceMode; audience: unknown; status: string }[];
};

/** What of a draft another number or template has no place for; null = nothing that anybody would miss. */
export function lossOf(
  draft: LosingDraft | null,
  variables: CampaignVariable[],
  next: SenderChange,
): SenderLoss | null {
  if (!draft || next.templateId === draft.templateId) return null;
  const kept = keptVariants(draft.variants, { ...draft, category: draft.templateCategory }, next);
  const stays = new Set(kept.map(({ templateId }) => templateId));
  // Who changed the number was asked about the variants then.
  const wasAsked = next.templateId !== "" && next.numberId !== draft.numberId;
  const variants = draft.variants.flatMap(({ templateId, name, language }, n) =>
    wasAsked || stays.has(templateId) ? [] : [{ at: n + 1, name, language }],
  );
  const hasFiles = draft.imports.some(({ mode, audience, status }) => mode === "add" && !audience && status === "done");
  const gone = next.templateId ? lostVariables(next.variables, variables) : [];
  const lost = gone.filter(({ defaultValue, source }) => hasFiles || defaultValue || source);
  if (variants.length === 0 && lost.length === 0) return null;
  const keeps = next.templateId ? variables.filter((variable) => !gone.includes(variable)) : [];
  return { variants, variables: lost.map(({ label }) => label), kept: keeps.map(({ label }) => label), hasFiles };
}
