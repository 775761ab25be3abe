import type { Ctx } from "../context";
import { toLedger } from "./ledger";
import { countByStatus, listCampaigns as listRows } from "./queries";
import type { CampaignTab } from "./schema";
import { countMessages, countPlans } from "./status-queries";

/** The list with every campaign's ledger, and how many each tab holds. */
export async function listCampaigns(ctx: Ctx, filter: { tab: CampaignTab; search: string }) {
  const rows = await listRows(ctx.db, filter);
  const ids = rows.map(({ id }) => id);
  const messages = await countMessages(ctx.db, ids);
  const plans = await countPlans(ctx.db, ids);
  const tabs = tabCounts(await countByStatus(ctx.db));
  const campaigns = rows.map((row) => {
    const own = messages.filter(({ streamId }) => streamId === row.id);
    const unsent = unsentOf(
      plans.filter(({ campaignId }) => campaignId === row.id),
      own,
    );
    const isLimited = row.limitedUntil !== null && row.limitedUntil > ctx.now();
    return { ...row, limitedUntil: isLimited ? row.limitedUntil : null, ledger: toLedger(unsent, own) };
  });
  return { campaigns, tabs };
}

export type ListedCampaign = Awaited<ReturnType<typeof listCampaigns>>["campaigns"][number];

/** Planned rows that have a message are counted by it. */
function unsentOf<P extends { plan: string; count: number }>(plans: P[], messages: { count: number }[]): P[] {
  const fed = messages.reduce((sum, { count }) => sum + count, 0);
  return plans.map((row) => (row.plan === "planned" ? { ...row, count: Math.max(0, row.count - fed) } : row));
}

function tabCounts(rows: Awaited<ReturnType<typeof countByStatus>>): Record<CampaignTab, number> {
  const of = (...statuses: string[]) =>
    rows.reduce((sum, { status, count }) => (statuses.includes(status) ? sum + count : sum), 0);
  return {
    all: rows.reduce((sum, { count }) => sum + count, 0),
    running: of("running", "paused"),
    draft: of("draft"),
    done: of("finished", "cancelled"),
  };
}
