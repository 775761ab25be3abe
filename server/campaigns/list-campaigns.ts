import type { Ctx } from "../context";
import { toLedger } from "./ledger";
import { countByStatus, listCampaigns as listRows } from "./queries";
import type { CampaignTab } from "./schema";
import { countRecipients } from "./tally-queries";

/** The list with every campaign's ledger, and how many each tab holds. */
export async function listCampaigns(ctx: Ctx, filter: { tab: CampaignTab; search: string }) {
  const rows = await listRows(ctx.db, filter);
  const ids = rows.map(({ id }) => id);
  const counts = await countRecipients(ctx.db, ids);
  const tabs = tabCounts(await countByStatus(ctx.db));
  const campaigns = rows.map((row) => {
    const plans = counts.plans.filter(({ campaignId }) => campaignId === row.id);
    const messages = counts.messages.filter(({ streamId }) => streamId === row.id);
    const isLimited = row.limitedUntil !== null && row.limitedUntil > ctx.now();
    const { waitReason, waitUntil } = row;
    const wait = waitReason && waitUntil ? { reason: waitReason, until: waitUntil } : null;
    return { ...row, wait, limitedUntil: isLimited ? row.limitedUntil : null, ledger: toLedger(plans, messages) };
  });
  return { campaigns, tabs };
}

export type ListedCampaign = Awaited<ReturnType<typeof listCampaigns>>["campaigns"][number];

function tabCounts(rows: Awaited<ReturnType<typeof countByStatus>>): Record<CampaignTab, number> {
  const of = (...statuses: string[]) =>
    rows.reduce((sum, { status, count }) => (statuses.includes(status) ? sum + count : sum), 0);
  return {
    all: rows.reduce((sum, { count }) => sum + count, 0),
    running: of("running", "paused"),
    planned: of("planned"),
    draft: of("draft"),
    done: of("finished", "cancelled"),
  };
}
