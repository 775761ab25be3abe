import { setMarketingPreference } from "../contacts/set-marketing-preference";
import type { Ctx } from "../context";
import type { ProviderEvent } from "../providers/types";
import { publish } from "../realtime/publish";
import { conversationsOfContact } from "./conversation-queries";
import { numbersOfConnection } from "./receive-queries";

export type Preference = Extract<ProviderEvent, { type: "preference" }>;

/** A client's wish about marketing messages, told by the provider (opt-out). Another connection's number is ignored. */
export async function applyPreference(
  ctx: Ctx,
  { connectionId, event }: { connectionId: string; event: Preference },
): Promise<void> {
  const numbers = await numbersOfConnection(ctx.db, connectionId);
  if (!numbers.some(({ providerNumberId }) => providerNumberId === event.providerNumberId)) return;
  const contactId = await setMarketingPreference(ctx, event);
  if (!contactId) return;
  const changed = await conversationsOfContact(ctx.db, contactId);
  await publish(ctx, ...changed.map((id) => ({ kind: "conversation" as const, subjectId: id, conversationId: id })));
}
