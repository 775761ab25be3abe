import type { Ctx } from "../context";
import { processEvents } from "./process-events";
import { findPartnerNumber } from "./queries";
import { toIgnoredText, toStorable } from "./rules";

export type PartnerEffect = { connectionId: string | null; error: string | null };

/**
 * Brings news of the partner account to the number that its channel is, in the open transaction. A channel that we do not have (yet)
 * leaves a line for people; the delivery can be processed again once it is connected. Throws `MalformedPayload`.
 */
export async function applyPartnerNews(ctx: Ctx, rawBody: Uint8Array): Promise<PartnerEffect> {
  const { name, channelId, phone, event } = toStorable(ctx.onboarding["360dialog"].readPartnerNews({ rawBody }));
  if (event.type === "unknown")
    return { connectionId: null, error: toIgnoredText([{ kind: "unknown", detail: event.field }]) };
  const number = await findPartnerNumber(ctx.db, { channelId, phone });
  if (!number) {
    const detail = [name, channelId, phone].filter(Boolean).join(" · ");
    return { connectionId: null, error: toIgnoredText([{ kind: "channel", detail }]) };
  }
  const { connectionId } = number;
  await processEvents(ctx, { connectionId, events: [{ ...event, phone: number.phone }] });
  return { connectionId, error: null };
}
