import type { Ctx } from "../context";
import { addDays, momentOf, wallTimeOf } from "../routing/hours-rules";
import { company } from "../team/company";
import { expectedEnd, unsentOf } from "./forecast-campaign";
import { findShownCampaign } from "./queries";
import { campaignsBetween } from "./schedule-queries";

/** The campaigns of a month by the company's clock, each with its first and last day; of what is not over the expected one. */
export async function campaignCalendar(ctx: Ctx, { month }: { month: string }) {
  const { timeZone } = await company(ctx);
  const first = `${month}-01`;
  const next = `${addDays(first, 31).slice(0, 7)}-01`;
  const startOf = (date: string) => momentOf({ date, minutes: 0 }, timeZone);
  const dateOf = (at: Date) => wallTimeOf(at, timeZone).date;
  const rows = await campaignsBetween(ctx.db, { from: startOf(first), until: startOf(next) });
  const campaigns = await Promise.all(
    rows.map(async ({ launchedAt, startsAt, finishedAt, ...row }) => {
      const beginsAt = launchedAt ?? startsAt ?? ctx.now();
      const endsAt = finishedAt ?? (await endOf(ctx, row)) ?? ctx.now();
      const last = new Date(Math.max(beginsAt.getTime(), endsAt.getTime()));
      return {
        ...row,
        beginsAt,
        endsAt: last,
        isExpected: finishedAt === null,
        from: dateOf(beginsAt),
        until: dateOf(last),
      };
    }),
  );
  return { month, today: dateOf(ctx.now()), campaigns: campaigns.filter(({ until }) => until >= first) };
}

export type CampaignMonth = Awaited<ReturnType<typeof campaignCalendar>>;
export type CalendarCampaign = CampaignMonth["campaigns"][number];

async function endOf(ctx: Ctx, { id, status }: { id: string; status: string }): Promise<Date | null> {
  if (status !== "planned" && status !== "running") return null;
  const campaign = await findShownCampaign(ctx.db, id);
  if (!campaign) return null;
  return (await expectedEnd(ctx, campaign, { total: await unsentOf(ctx, campaign) }))?.at ?? null;
}
