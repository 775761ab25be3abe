import type { Ctx } from "../context";
import { pageOfDeliveries } from "./queries";
import { nextTryAt } from "./rules";
import type { ListInput } from "./schema";

const pageSize = 50;

/** One page of what came in, newest first, with the time of the next try where there is one. */
export async function listDeliveries(ctx: Ctx, { outcome, cursor }: ListInput) {
  const rows = await pageOfDeliveries(ctx.db, { outcome: outcome ?? null, after: fromCursor(cursor), limit: pageSize });
  const last = rows.at(-1);
  return {
    rows: rows.map(({ processedAt, ...row }) => ({ ...row, nextTryAt: nextTryAt({ ...row, processedAt }) })),
    nextCursor: last && rows.length === pageSize ? `${last.receivedAt.toISOString()}_${last.id}` : null,
  };
}

function fromCursor(cursor: string | null | undefined): { receivedAt: Date; id: string } | null {
  const [time, id] = cursor?.split("_") ?? [];
  return time && id ? { receivedAt: new Date(time), id } : null;
}
