import type { Ctx } from "../context";
import { loadConnection } from "../numbers/connection";
import { ProviderError } from "../providers/types";
import { company } from "../team/company";
import { type CostRead, keepCostRead, listCostReads } from "./cost-queries";
import { addMonths, dayOf, daysOf, monthBounds, monthOf } from "./month-rules";
import type { MonthInput } from "./schema";

/** What each provider itself counted in the month, as last read; `tells` false: its API has no such figures. */
export async function showProviderCosts(ctx: Ctx, { month }: MonthInput) {
  const { timeZone } = await company(ctx);
  const reads = await listCostReads(ctx.db, month, monthBounds(month, timeZone));
  return reads.map(({ costs, ...read }) => ({
    ...read,
    tells: ctx.providers[read.provider].capabilities.costs,
    // Connections of one account are told of all its numbers.
    costs: costs.filter(({ phone }) => phone === null || read.phones.includes(phone)),
  }));
}

export type ProviderCosts = Awaited<ReturnType<typeof showProviderCosts>>[number];

/** Not asked again so soon. */
const restMs = 60_000;

/** Asks every provider that tells; each on its own, so that one failure hides nobody else's figures. */
export async function readProviderCosts(ctx: Ctx, { month }: MonthInput): Promise<{ failed: number }> {
  const { timeZone } = await company(ctx);
  const days = daysOf(month).filter((day) => day <= dayOf(ctx.now(), timeZone));
  const [from, to] = [days[0], days.at(-1)];
  if (!from || !to) return { failed: 0 };
  const due = (await listCostReads(ctx.db, month, monthBounds(month, timeZone))).filter(
    (read) => ctx.providers[read.provider].capabilities.costs && !isFresh(read, ctx.now()),
  );
  const ends = await Promise.all(due.map(({ connectionId }) => readOne(ctx, { connectionId, month, from, to })));
  return { failed: ends.filter((isRead) => !isRead).length };
}

/** For the job: this month, and in its first days the one before, whose last messages are still being delivered. */
export async function readRecentCosts(ctx: Ctx): Promise<{ failed: number }> {
  const { timeZone } = await company(ctx);
  const month = monthOf(ctx.now(), timeZone);
  const isEarly = Number(dayOf(ctx.now(), timeZone).slice(8)) <= 5;
  const months = isEarly ? [addMonths(month, -1), month] : [month];
  const ends = await Promise.all(months.map((each) => readProviderCosts(ctx, { month: each })));
  return { failed: ends.reduce((sum, { failed }) => sum + failed, 0) };
}

const isFresh = ({ readAt, failedAt }: CostRead, now: Date) =>
  !failedAt && readAt !== null && now.getTime() - readAt.getTime() < restMs;

type Asked = { connectionId: string; month: string; from: string; to: string };

async function readOne(ctx: Ctx, { connectionId, month, from, to }: Asked): Promise<boolean> {
  try {
    const connection = await loadConnection(ctx, connectionId);
    const costs = await ctx.providers[connection.provider].readCosts(connection, { from, to });
    await keepCostRead(ctx.db, { connectionId, month }, { costs, readAt: ctx.now(), failedAt: null, failure: null });
    return true;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    await keepCostRead(ctx.db, { connectionId, month }, { failedAt: ctx.now(), failure: error.reason });
    return false;
  }
}
