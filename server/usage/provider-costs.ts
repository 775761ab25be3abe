import type { Ctx } from "../context";
import { loadConnection } from "../numbers/connection";
import { ProviderError } from "../providers/types";
import { company } from "../team/company";
import { type CostRead, keepCostRead, listCostReads } from "./cost-queries";
import { addMonths, dayOf, daysOf, monthBounds, monthOf } from "./month-rules";
import type { MonthInput } from "./schema";

/**
 * What each provider itself counted in the month, as last read; `tells` false: its API has no such figures for this connection.
 * Connections whose account is told in one sum only stand as one, named together.
 */
export async function showProviderCosts(ctx: Ctx, { month }: MonthInput) {
  const { timeZone } = await company(ctx);
  const reads = await listCostReads(ctx.db, month, monthBounds(month, timeZone));
  return accountsOf(ctx, reads).map(({ tells, members }) => {
    const { provider, costs, readAt, failedAt, failure } = members.reduce(lastAsked);
    const phones = [...new Set(members.flatMap((read) => read.phones))].sort();
    return {
      connectionIds: members.map(({ connectionId }) => connectionId),
      names: members.map(({ name }) => name),
      provider,
      tells,
      phones,
      // Connections of one account may be told of all its numbers.
      costs: costs.filter(({ phone }) => phone === null || phones.includes(phone)),
      readAt,
      failedAt,
      failure,
    };
  });
}

export type ProviderCosts = Awaited<ReturnType<typeof showProviderCosts>>[number];

type Account = { tells: boolean; members: [CostRead, ...CostRead[]] };

/** Connections that are read and shown as one: those of an account that is told in one sum. */
function accountsOf({ providers }: Ctx, reads: readonly CostRead[]): Account[] {
  const accounts = new Map<string, Account>();
  for (const read of reads) {
    const account = providers[read.provider].costAccount(read);
    const key = account && !account.byNumber ? `${read.provider} ${account.id}` : read.connectionId;
    const known = accounts.get(key);
    if (known) known.members.push(read);
    else accounts.set(key, { tells: account !== null, members: [read] });
  }
  return [...accounts.values()];
}

const askedAt = ({ readAt, failedAt }: CostRead) => Math.max(readAt?.getTime() ?? 0, failedAt?.getTime() ?? 0);

/** A connection that came to its account later was not asked with the others yet. */
const lastAsked = (a: CostRead, b: CostRead) => (askedAt(b) > askedAt(a) ? b : a);

/** Not asked again so soon. */
const restMs = 60_000;

/** Asks every provider that tells; each account on its own, so that one failure hides nobody else's figures. */
export async function readProviderCosts(ctx: Ctx, { month }: MonthInput): Promise<{ failed: number }> {
  const { timeZone } = await company(ctx);
  const days = daysOf(month).filter((day) => day <= dayOf(ctx.now(), timeZone));
  const [from, to] = [days[0], days.at(-1)];
  if (!from || !to) return { failed: 0 };
  const reads = await listCostReads(ctx.db, month, monthBounds(month, timeZone));
  const due = accountsOf(ctx, reads).filter(
    ({ tells, members }) => tells && !isFresh(members.reduce(lastAsked), ctx.now()),
  );
  const ends = await Promise.all(due.map(({ members }) => readOne(ctx, { members, month, from, to })));
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

type Asked = { members: Account["members"]; month: string; from: string; to: string };

async function readOne(ctx: Ctx, { members, month, from, to }: Asked): Promise<boolean> {
  const keep = async (read: Parameters<typeof keepCostRead>[2]) => {
    for (const { connectionId } of members) await keepCostRead(ctx.db, { connectionId, month }, read);
  };
  try {
    const connection = await loadConnection(ctx, members[0].connectionId);
    const costs = await ctx.providers[connection.provider].readCosts(connection, { from, to });
    await keep({ costs, readAt: ctx.now(), failedAt: null, failure: null });
    return true;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    await keep({ failedAt: ctx.now(), failure: error.reason });
    return false;
  }
}
