import type { CampaignVariable } from "@/db/schema/campaigns";
import { DomainError } from "../core/errors";
import type { TemplateComponent } from "../providers/types";
import { fixedPlaces, fixedProblem, isCodeKey, maxCodeLength } from "../templates/place-rules";
import { isLink, isMediaKey } from "./recipient-rules";
import { campaignPlaces } from "./rules";

/**
 * Refuses variables that are not exactly the template's, in its order (S2.22), a default of a file that is no address and one of
 * a code that is too long.
 */
export function checkVariables(components: TemplateComponent[], variables: CampaignVariable[]): void {
  const expected = campaignPlaces(components).map(({ key }) => key);
  const given = variables.map(({ key }) => key);
  if (expected.join("\n") !== given.join("\n")) throw new DomainError("conflict", "campaignVariables");
  for (const { key, defaultValue } of variables) {
    if (isMediaKey(key) && defaultValue && !isLink(defaultValue)) throw new DomainError("invalid", "campaignMediaLink");
    if (isCodeKey(key) && defaultValue.length > maxCodeLength) throw new DomainError("invalid", "campaignCodeLong");
  }
}

/** What of a place and an offer's end may be kept in a draft: the template's own, empty as long as nobody filled it in, never wrong. */
export function checkedFixed(
  components: TemplateComponent[],
  fixed: Record<string, string>,
  now: Date,
): Record<string, string> {
  const places = fixedPlaces(components).filter(({ key }) => fixed[key]?.trim());
  for (const { key, kind } of places) {
    const problem = fixedProblem(kind, fixed[key], now);
    // An end that has passed meanwhile stays in the draft: the start will say it.
    if (problem && problem !== "expiryPast") throw new DomainError("invalid", "campaignFixed");
  }
  return Object.fromEntries(places.map(({ key }) => [key, fixed[key]?.trim() ?? ""]));
}
