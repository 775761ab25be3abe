import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { audienceRows } from "./audience-queries";
import { takesNobody } from "./audience-rules";
import { audienceFacts, soughtOf } from "./count-audience";
import { previewRows } from "./preview-queries";
import { oddPlaces } from "./preview-rules";
import { findShownCampaign } from "./queries";
import { emptyVariables } from "./recipient-rules";
import type { PreviewKind } from "./schema";
import { countReasons } from "./tally-queries";
import { variantOf } from "./variant-rules";

const shownAtMost = 20;

/**
 * Recipients as they will be sent: the first, those with the shortest, longest or odd values, or with a missing one (O10). Rows of files first, then
 * contacts whom the audience would bring today.
 */
export async function previewRecipients(ctx: Ctx, { campaignId, kind }: { campaignId: string; kind: PreviewKind }) {
  const campaign = await findShownCampaign(ctx.db, campaignId);
  if (!campaign) throw notFound("campaign");
  const reasons = await countReasons(ctx.db, campaignId);
  const rows = await previewRows(ctx.db, campaignId, kind);
  const { count } = await audienceFacts(ctx, { campaignId });
  const more = count.total > 0 ? await fromAudience(ctx, campaign, kind) : [];
  const of = (counted: { reason: string | null; count: number }[]) =>
    counted.find(({ reason }) => reason === "missing_value")?.count ?? 0;
  return {
    rows: inOrder(kind, rows, more).map((row) => ({
      ...row,
      empty: emptyVariables(row.values, campaign.variables),
      odd: oddPlaces(row.values),
      /** The template it will get, 0 = the first. */
      variant: row.phone ? variantOf(campaignId, row.phone, campaign.variants) : 0,
    })),
    problems: of(reasons) + of(count.reasons),
  };
}

type PreviewRow = Awaited<ReturnType<typeof previewRows>>[number];

async function fromAudience(
  ctx: Ctx,
  { id: campaignId, audience }: NonNullable<Awaited<ReturnType<typeof findShownCampaign>>>,
  kind: PreviewKind,
): Promise<PreviewRow[]> {
  if (takesNobody(audience)) return [];
  const { sought } = await soughtOf(ctx, { campaignId, audience });
  const found = await audienceRows(ctx.db, sought, { kind, limit: shownAtMost });
  const once = [...new Map(found.map((row) => [row.phone, row])).values()];
  // They are no rows yet: numbers below zero keep them apart from those that are.
  return once.map(({ phone, values }, n) => ({ id: -n - 1, phone, phoneGiven: phone, values }));
}

function inOrder(kind: PreviewKind, rows: PreviewRow[], more: PreviewRow[]): PreviewRow[] {
  const all = [...rows, ...more];
  const length = ({ values }: PreviewRow) => values.join("").length;
  if (kind === "longest") all.sort((a, b) => length(b) - length(a));
  if (kind === "shortest") all.sort((a, b) => length(a) - length(b));
  return all.slice(0, shownAtMost);
}
