import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { momentOf, wallTimeOf } from "../routing/hours-rules";
import { company } from "../team/company";
import { dialCodeOfCountry, zonesOfDial } from "./dial-zone-rules";
import { barsOf, type Forecast, type ForecastFacts, forecast, mixOf } from "./forecast-rules";
import { zonesOf } from "./hours-rules";
import { goingFacts } from "./launch-facts";
import { stillToSkip, toLedger } from "./ledger";
import { smaller } from "./plan-rules";
import { findCampaign, findShownCampaign, usedQuota } from "./queries";
import { findStoredSchedule } from "./schedule-queries";
import { type CampaignSchedule, type ScheduleInput, scheduleOf } from "./schedule-schema";
import { countRecipients, countUnfed } from "./tally-queries";

type Shown = NonNullable<Awaited<ReturnType<typeof findShownCampaign>>>;
type Used = Awaited<ReturnType<typeof usedQuota>>;

const mostBars = 31;
const mostPlaces = 6;
const longMs = 36 * 3_600_000;

/** The picture of a plan before anybody saves it: what leaves when, when it ends, what the recipients' clocks show at the start. */
export async function forecastCampaign(ctx: Ctx, { campaignId, schedule }: ScheduleInput) {
  const campaign = await findShownCampaign(ctx.db, campaignId);
  if (!campaign) throw notFound("campaign");
  const total = await unsentOf(ctx, campaign);
  const facts = await forecastFacts(ctx, campaign, { schedule, total });
  const made = forecast(facts);
  const isLong = (made.endsAt?.getTime() ?? 0) - facts.startAt.getTime() > longMs;
  const zone = facts.companyZone;
  const dayStart = (at: number) => momentOf({ ...wallTimeOf(new Date(at), zone), minutes: 0 }, zone).getTime();
  const bars = barsOf(made.bursts, { ratePerSecond: facts.ratePerSecond, dayStart, isLong });
  return {
    bars: bars.slice(0, mostBars),
    hasMore: bars.length > mostBars,
    isLong,
    startAt: facts.startAt,
    endsAt: made.endsAt,
    days: made.days,
    total,
    companyZone: zone,
    places: placesOf(facts),
  };
}

export type CampaignForecast = Awaited<ReturnType<typeof forecastCampaign>>;

/** When the last of `total` waiting messages is expected to leave (S2.15); null = the limits let nothing out, or nothing waits. */
export async function expectedEnd(
  ctx: Ctx,
  campaign: Shown,
  { total, used }: { total: number; used?: Used },
): Promise<{ at: Date; days: number } | null> {
  if (total === 0 || campaign.status === "finished" || campaign.status === "cancelled") return null;
  const schedule = scheduleOf(await findStoredSchedule(ctx.db, campaign.id));
  const made: Forecast = forecast(await forecastFacts(ctx, campaign, { schedule, total, used }));
  return made.endsAt ? { at: made.endsAt, days: made.days } : null;
}

/** Whom it will still be sent to. Of one that has not started, as many as a start would reach now. */
export async function unsentOf(ctx: Ctx, { id: campaignId, launchedAt, foreseenSkipped }: Shown): Promise<number> {
  if (!launchedAt) return (await goingFacts(ctx, { campaignId })).planned;
  const { plans, messages } = await countRecipients(ctx.db, [campaignId]);
  const ledger = toLedger(plans, messages);
  return ledger.unsent - stillToSkip(ledger, foreseenSkipped);
}

async function forecastFacts(
  ctx: Ctx,
  campaign: Shown,
  { schedule, total, used: known }: { schedule: CampaignSchedule; total: number; used?: Used | undefined },
): Promise<ForecastFacts> {
  const row = await findCampaign(ctx.db, campaign.id);
  const { timeZone } = await company(ctx);
  const now = ctx.now();
  const used = known ?? (await usedQuota(ctx.db, campaign.id));
  const { dailyLimit, campaignDailyShare, limitedUntil, waitReason, waitUntil } = campaign;
  const freesAt = limitedUntil && limitedUntil > now ? limitedUntil : null;
  const share = smaller(campaignDailyShare, schedule.dailyShare);
  const waitMs = (schedule.rampUp?.waitMinutes ?? 0) * 60_000;
  return {
    now,
    startAt: startOf(campaign, schedule, now),
    launchedAt: campaign.launchedAt,
    companyZone: timeZone,
    ratePerSecond: campaign.ratePerSecond,
    left: await leftOf(ctx, campaign.id, total),
    caps: [
      ...(dailyLimit === null ? [] : [{ cap: dailyLimit, used: used.number, freesAt }]),
      ...(share === null ? [] : [{ cap: share, used: used.share, freesAt }]),
    ],
    fed: row?.fed ?? 0,
    dayFed: row?.dayFed ?? 0,
    stepLeftAt: waitReason === "ramp_up" && waitUntil ? new Date(waitUntil.getTime() - waitMs) : null,
    schedule,
  };
}

function startOf({ launchedAt, limitedUntil }: Shown, { start }: CampaignSchedule, now: Date): Date {
  const planned = !launchedAt && start ? new Date(start.at) : now;
  const free = limitedUntil ?? now;
  return [planned, free, now].reduce((a, b) => (a > b ? a : b));
}

/** Where the recipients are at home, of all who are left. */
export async function leftOf(ctx: Ctx, campaignId: string, total: number): Promise<ForecastFacts["left"]> {
  const counted = await countUnfed(ctx.db, campaignId);
  const { defaultCountry } = await company(ctx);
  return mixOf(counted, { total, usual: dialCodeOfCountry(defaultCountry) });
}

/** Countries of the recipients, the largest first, with the zone whose clock is shown. */
function placesOf({ left, companyZone }: ForecastFacts) {
  const counts = new Map<string, number>();
  for (const { dialCode, count } of left) counts.set(dialCode ?? "", (counts.get(dialCode ?? "") ?? 0) + count);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostPlaces)
    .map(([dialCode, count]) => ({
      country: zonesOfDial(dialCode)?.country ?? null,
      zone: zonesOf({ dialCode, companyZone })[0] ?? companyZone,
      count,
    }));
}
