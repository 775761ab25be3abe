import { recordConsent } from "../consent/record-consent";
import type { Ctx } from "../context";
import type { InboundIdentity } from "../providers/types";
import { resolveIdentities } from "./resolve-identity";

/** The client told WhatsApp to stop or resume marketing messages: an entry of the contact's consent, obeyed by campaigns and the inbox. */
export async function setMarketingPreference(
  ctx: Ctx,
  preference: { from: InboundIdentity; marketing: "stop" | "resume"; at: Date },
): Promise<void> {
  const [contact] = await resolveIdentities(ctx, [preference.from]);
  if (!contact) return;
  const { contactId } = contact;
  const move = preference.marketing === "stop" ? "withdrawn" : "given";
  await recordConsent(ctx, { contactId, move, source: "whatsapp", textId: null, proof: "", at: preference.at });
}
