import type { CampaignWait } from "@/db/enums";
import type { Ctx } from "../context";
import { company } from "../team/company";
import { marginMs, type Span, sendSpan } from "./hours-rules";
import { rampRoom, spreadDay, spreadPart } from "./plan-rules";
import type { CampaignRow } from "./queries";
import { countQueued, nextSpan, stepFacts } from "./schedule-queries";
import { type CampaignSchedule, scheduleOf } from "./schedule-schema";
import { countUnfed } from "./tally-queries";

export type FeedRoom = {
  /** How many recipients the plan lets become messages now. */
  limit: number;
  /** Calling codes whose clients may be written to now, each with the moment after which it may not leave any more. */
  open: Map<string, Date | null>;
  /** Why nothing may be fed, and when it goes on; null = something may, or nobody is left. */
  wait: { reason: CampaignWait; until: Date } | null;
  /** The day of a spread plan, with what was fed in it so far. */
  day: { from: Date; fed: number } | null;
};

/** What the plan allows at this moment; asked while the campaign's row is held, so that ticks side by side keep it, too. */
export async function feedRoom(ctx: Ctx, campaign: CampaignRow): Promise<FeedRoom> {
  const schedule = scheduleOf(campaign.schedule);
  const { timeZone } = await company(ctx);
  const spread = await spreadRoom(ctx, campaign, schedule, timeZone);
  const ramp = await rampUpRoom(ctx, campaign, schedule);
  const { open, opensAt } = await openCodes(ctx, campaign.id, schedule, timeZone);
  const limits = [spread?.room, ramp?.room].flatMap((room) => (room === undefined ? [] : [room]));
  return {
    limit: Math.max(0, Math.min(Number.MAX_SAFE_INTEGER, ...limits)),
    open,
    wait: waitOf(ctx.now(), { spread, ramp, opensAt }),
    day: spread?.day ?? null,
  };
}

/** What holds longest is what people are told. */
function waitOf(
  now: Date,
  {
    spread,
    ramp,
    opensAt,
  }: {
    spread: { room: number; until: Date } | null;
    ramp: { room: number; until: Date | null } | null;
    opensAt: Date | null;
  },
): FeedRoom["wait"] {
  const waits = [
    ...(spread && spread.room <= 0 ? [{ reason: "spread" as const, until: spread.until }] : []),
    ...(ramp?.until ? [{ reason: "ramp_up" as const, until: ramp.until }] : []),
    ...(opensAt ? [{ reason: "hours" as const, until: opensAt }] : []),
  ];
  return waits.filter(({ until }) => until > now).sort((a, b) => b.until.getTime() - a.until.getTime())[0] ?? null;
}

async function spreadRoom(ctx: Ctx, campaign: CampaignRow, { spreadDays, start }: CampaignSchedule, timeZone: string) {
  if (!spreadDays) return null;
  const { day, from, until } = spreadDay(campaign.launchedAt ?? ctx.now(), ctx.now(), start?.zone ?? timeZone);
  const isSameDay = campaign.dayFrom?.getTime() === from.getTime();
  // What was fed yesterday and waits still leaves today: it counts here.
  const fed = isSameDay ? campaign.dayFed : await countQueued(ctx.db, campaign.id);
  const unfed = await countUnfed(ctx.db, campaign.id);
  const total = unfed.reduce((sum, { count }) => sum + count, campaign.fed);
  return { room: spreadPart(total, spreadDays, day) - fed, until, day: { from, fed } };
}

async function rampUpRoom(ctx: Ctx, campaign: CampaignRow, { rampUp }: CampaignSchedule) {
  const isUnderWay = rampUp && campaign.fed > 0 && campaign.fed <= rampUp.steps.reduce((sum, step) => sum + step, 0);
  const step = isUnderWay ? await stepFacts(ctx.db, campaign.id) : { untried: 0, lastAt: null };
  return rampRoom(rampUp, { fed: campaign.fed, ...step, now: ctx.now() });
}

async function openCodes(ctx: Ctx, campaignId: string, { hours }: CampaignSchedule, companyZone: string) {
  const codes = (await countUnfed(ctx.db, campaignId)).map(({ dialCode }) => dialCode);
  if (!hours) return { open: new Map(codes.map((code) => [code, null])), opensAt: null };
  const spans = codes.map((code) => [code, sendSpan(hours, { dialCode: code, companyZone }, after(ctx))] as const);
  const isOpen = ({ from }: Span) => from <= ctx.now().getTime();
  const open = new Map(spans.flatMap(([code, span]) => (isOpen(span) ? [[code, endOf(span)] as const] : [])));
  if (open.size > 0) return { open, opensAt: null };
  const moved = await nextSpan(ctx.db, campaignId, ctx.now());
  const later = [...spans.map(([, { from }]) => from), ...(moved ? [moved.getTime()] : [])];
  return { open, opensAt: later.length === 0 ? null : new Date(Math.min(...later)) };
}

/** A span that ends within the margin is over: what is claimed then could leave after it. */
export const after = (ctx: Pick<Ctx, "now">): Date => new Date(ctx.now().getTime() + marginMs);
export const endOf = ({ until }: Span): Date => new Date(until - marginMs);
