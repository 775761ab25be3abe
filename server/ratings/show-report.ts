import type { Ctx } from "../context";
import { ratingComments, ratingCounts } from "./report-queries";
import { summariesBy, summaryOf } from "./report-rules";
import type { ReportInput } from "./schema";

const dayMs = 86_400_000;
const mostComments = 20;

/** What clients think of the sessions that ended in the last days (N.69): all together, by operator, by number, and their words. */
export async function showReport(ctx: Ctx, { days }: ReportInput) {
  const since = new Date(ctx.now().getTime() - days * dayMs);
  const [counts, comments] = await Promise.all([
    ratingCounts(ctx.db, since),
    ratingComments(ctx.db, since, mostComments),
  ]);
  return {
    since,
    readAt: ctx.now(),
    all: summaryOf(counts),
    operators: summariesBy(counts, ({ operatorId }) => operatorId).map(({ key, rows, summary }) => ({
      id: key,
      name: rows[0]?.operatorName ?? null,
      ...summary,
    })),
    numbers: summariesBy(counts, ({ numberId }) => numberId).map(({ key, rows, summary }) => ({
      id: key,
      name: rows[0]?.numberName ?? null,
      ...summary,
    })),
    comments,
  };
}
