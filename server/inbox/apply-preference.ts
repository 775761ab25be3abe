import { recordConsent } from "../consent/record-consent";
import { resolveIdentities } from "../contacts/resolve-identity";
import type { Ctx } from "../context";
import type { ProviderEvent } from "../providers/types";
import { lastCampaignOf } from "./campaign-reply-queries";
import { campaignAnswerMs } from "./campaign-reply-rules";
import { numbersOfConnection } from "./receive-queries";

export type Preference = Extract<ProviderEvent, { type: "preference" }>;

/**
 * A client told WhatsApp to stop or resume marketing messages: an entry of their consent, obeyed by campaigns and the inbox. Who stops
 * soon after a campaign is counted for it. Another connection's number is ignored.
 */
export async function applyPreference(
  ctx: Ctx,
  { connectionId, event }: { connectionId: string; event: Preference },
): Promise<void> {
  const { from, at, marketing, providerNumberId } = event;
  const numbers = await numbersOfConnection(ctx.db, connectionId);
  if (!numbers.some((number) => number.providerNumberId === providerNumberId)) return;
  const [contact] = await resolveIdentities(ctx, [from]);
  if (!contact) return;
  const { contactId } = contact;
  const move = marketing === "stop" ? "withdrawn" : "given";
  const campaignId = move === "withdrawn" ? await lastCampaignOf(ctx.db, contactId, at, campaignAnswerMs) : null;
  const evidence = { messageId: null, wordsVersion: null, campaignId };
  await recordConsent(ctx, { contactId, move, source: "whatsapp", textId: null, proof: "", at, evidence });
}
