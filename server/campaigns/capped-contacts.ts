import type { Ctx } from "../context";
import { frequencyCap } from "../team/frequency-cap";
import { atFrequencyCap, lockFrequency } from "./schedule-queries";
import type { CampaignSchedule, FrequencyCap } from "./schedule-schema";

/** Who of these has had all the marketing messages they may get (O7). Called in the transaction that feeds them. */
export async function cappedContacts(
  ctx: Ctx,
  { schedule, contactIds }: { schedule: CampaignSchedule; contactIds: string[] },
): Promise<Set<string>> {
  const cap = await capOf(ctx, schedule);
  if (!cap) return new Set();
  await lockFrequency(ctx.db);
  return atFrequencyCap(ctx.db, { contactIds, cap, now: ctx.now() });
}

/** The campaign's own cap, or the company's. */
async function capOf(ctx: Ctx, { cap }: CampaignSchedule): Promise<FrequencyCap | null> {
  if (cap === "none") return null;
  return cap === "company" ? frequencyCap(ctx) : cap;
}
