import type { Ctx } from "../context";
import type { feedFacts } from "./feed-queries";
import { type ArmedGuard, type GuardAlarm, guardAlarm } from "./guard-rules";
import { countOptOuts } from "./reply-queries";
import { changePlan, newestOutcomes } from "./schedule-queries";
import { scheduleOf } from "./schedule-schema";
import { countSent } from "./tally-queries";

type Facts = NonNullable<Awaited<ReturnType<typeof feedFacts>>>;

/** How things stand now: what the guard compares with from here on, so that what a person has seen does not stop it again. */
export const armedGuard = async (ctx: Pick<Ctx, "db" | "now">, facts: Facts): Promise<ArmedGuard> => ({
  at: ctx.now().toISOString(),
  quality: facts.number.quality,
  category: categoryOf(facts),
  sent: await countSent(ctx.db, facts.campaign.id),
});

/** Its templates are of one category when it starts; the one that was changed meanwhile counts. */
const categoryOf = ({ template, variants }: Facts): ArmedGuard["category"] =>
  variants.find((row) => row.template.category !== template.category)?.template.category ?? template.category;

/** The rule of the campaign's guard that is broken now; null = none (O3). */
export async function checkGuard(ctx: Ctx, facts: Facts): Promise<GuardAlarm | null> {
  const { campaign, number } = facts;
  const { guard } = scheduleOf(campaign.schedule);
  if (!campaign.guardArmed) {
    await changePlan(ctx.db, campaign.id, { guardArmed: await armedGuard(ctx, facts) });
    return null;
  }
  const [campaignId, since] = [campaign.id, new Date(campaign.guardArmed.at)];
  return guardAlarm(guard, campaign.guardArmed, {
    ...(await newestOutcomes(ctx.db, { campaignId, since, of: guard.failures?.of ?? 1 })),
    optedOut: await countOptOuts(ctx.db, campaignId, since),
    quality: number.quality,
    category: categoryOf(facts),
    sent: await countSent(ctx.db, campaignId),
  });
}
