import type { Ctx } from "../context";
import { partnerPath } from "./rules";

/**
 * Points the webhooks of our partner account at 360dialog here, unless they come here already (providers.md B8, B9). Without the
 * partner's secret nothing could prove them, so they are not asked for. Safe to repeat. Throws `ProviderError`.
 */
export async function keepPartner(ctx: Ctx): Promise<void> {
  const dialog = ctx.onboarding["360dialog"];
  if (!dialog.partnerId || !dialog.hearsPartner) return;
  const url = `${ctx.env.APP_URL.replace(/\/$/, "")}${partnerPath}`;
  if ((await dialog.partnerAddress()) !== url) await dialog.pointPartner(url);
}
