import { setMarketingPreference } from "../contacts/set-marketing-preference";
import type { Ctx } from "../context";
import type { ProviderEvent } from "../providers/types";
import { numbersOfConnection } from "./receive-queries";

export type Preference = Extract<ProviderEvent, { type: "preference" }>;

/** A client's wish about marketing messages, told by the provider (opt-out). Another connection's number is ignored. */
export async function applyPreference(
  ctx: Ctx,
  { connectionId, event }: { connectionId: string; event: Preference },
): Promise<void> {
  const numbers = await numbersOfConnection(ctx.db, connectionId);
  if (!numbers.some(({ providerNumberId }) => providerNumberId === event.providerNumberId)) return;
  await setMarketingPreference(ctx, event);
}
