import type { Ctx } from "../context";
import { setSpan } from "../delivery/streams";
import { company } from "../team/company";
import { after, endOf } from "./feed-room";
import { sendSpan } from "./hours-rules";
import type { CampaignRow } from "./queries";
import { queuedSpans } from "./schedule-queries";
import { scheduleOf } from "./schedule-schema";

/**
 * Gives messages that did not leave in their allowed hours the next ones (O7): delivery lets nothing out after a message's span.
 * `all`: the hours were changed, so every waiting message is judged anew.
 */
export async function moveSpans(ctx: Ctx, campaign: CampaignRow, { all = false } = {}): Promise<void> {
  const { hours } = scheduleOf(campaign.schedule);
  const { timeZone } = await company(ctx);
  for (const { dialCode, messageIds } of await queuedSpans(ctx.db, campaign.id, all ? null : ctx.now())) {
    const span = hours ? sendSpan(hours, { dialCode, companyZone: timeZone }, after(ctx)) : null;
    await setSpan(ctx, { messageIds, from: span ? new Date(span.from) : null, until: span ? endOf(span) : null });
  }
}
