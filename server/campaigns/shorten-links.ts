import type { Ctx } from "../context";
import { newToken } from "../links/keep-links";
import { linkBase, linkButtons, type Shortening } from "../links/rules";
import type { TemplateComponent } from "../providers/types";

/** How the addresses in a campaign's values are shortened: buttons of our own address always, texts where the campaign says so (O28). */
export function shorteningOf(
  ctx: Pick<Ctx, "env">,
  campaign: { shortLinks: boolean },
  components: TemplateComponent[],
): Shortening {
  const base = linkBase(ctx.env.APP_URL);
  return { base, buttons: linkButtons(components, base), inTexts: campaign.shortLinks, newToken };
}
