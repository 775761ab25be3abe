import type { SimNumber } from "../model";
import type { Simulation } from "../simulation";

/**
 * News of the account, its numbers and templates. Meta sends them to the app's own callback, which stands here for the
 * registered one; 360dialog's and Twilio's customers have to ask (providers.md B2, C6).
 */
export function sendAccountEvent(
  { webhooks }: Simulation,
  number: SimNumber,
  change: { field: string; value: Record<string, unknown> },
): void {
  if (number.account.provider === "meta") webhooks.push(number, { wire: "cloud", change });
}
