import type { SimNumber } from "../model";
import type { Simulation } from "../simulation";

/** A number as the phone page and tests see it; credentials stay inside. */
export function numberView({ webhooks }: Simulation, number: SimNumber) {
  const { id, account, state, stateReason, quality, dailyLimit, busiestSecond, webhook, templates } = number;
  return {
    id,
    provider: account.provider,
    phone: account.phone,
    name: account.displayName,
    state,
    stateReason,
    quality,
    dailyLimit,
    busiestSecond,
    ratePerSecond: account.ratePerSecond,
    webhookUrl: webhook?.url ?? null,
    webhooks: webhooks.counts(id),
    templates: templates.map(({ name, language, status }) => ({ name, language, status })),
  };
}
