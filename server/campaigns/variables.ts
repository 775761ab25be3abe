import type { CampaignVariable } from "@/db/schema/campaigns";
import { DomainError } from "../core/errors";
import type { TemplateComponent } from "../providers/types";
import { headerMediaKey, isLink } from "./recipient-rules";
import { campaignPlaces } from "./rules";

/** Refuses variables that are not exactly the template's, in its order (S2.22), and a default of the media header that is no address. */
export function checkVariables(components: TemplateComponent[], variables: CampaignVariable[]): void {
  const expected = campaignPlaces(components).map(({ key }) => key);
  const given = variables.map(({ key }) => key);
  if (expected.join("\n") !== given.join("\n")) throw new DomainError("conflict", "campaignVariables");
  const media = variables.find(({ key }) => key === headerMediaKey);
  if (media?.defaultValue && !isLink(media.defaultValue)) throw new DomainError("invalid", "campaignMediaLink");
}
