import { record } from "../audit/record";
import type { Ctx } from "../context";
import type { InboundIdentity } from "../providers/types";
import { setMarketingOptOut } from "./queries";
import { resolveIdentities } from "./resolve-identity";

/**
 * The client told WhatsApp to stop or resume marketing messages: kept on the contact, obeyed by campaigns and the inbox. Answers
 * the contact whose wish changed, null when it stood so already.
 */
export async function setMarketingPreference(
  ctx: Ctx,
  preference: { from: InboundIdentity; marketing: "stop" | "resume"; at: Date },
): Promise<string | null> {
  const [contact] = await resolveIdentities(ctx, [preference.from]);
  const isStop = preference.marketing === "stop";
  if (!contact || !(await setMarketingOptOut(ctx.db, contact.contactId, isStop ? preference.at : null))) return null;
  await record(ctx, {
    action: isStop ? "contact.opted_out" : "contact.opted_in",
    objectKind: "contact",
    objectId: contact.contactId,
  });
  return contact.contactId;
}
