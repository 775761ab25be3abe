import { recipientStatuses } from "@/db/enums";
import type { Ctx } from "../context";
import { company } from "../team/company";
import { toLedger } from "./ledger";
import { toBook } from "./ledger-rules";
import type { BalanceInput, LinesInput } from "./ledger-schema";
import { countScope, pageOfLines } from "./line-queries";

const pageSize = 50;

/** The lines of all ledgers (O1), one for every recipient. */
export async function showLines(ctx: Ctx, input: LinesInput, limit = pageSize) {
  const { timeZone } = await company(ctx);
  return pageOfLines(ctx.db, { ...input, zone: timeZone }, limit);
}

/**
 * Whether planned = sent + failed + skipped + remaining holds. Planned are the recipients themselves, counted; the others are summed
 * up from the tallies. Two ways of counting, so that a difference would show.
 */
export async function showBalance(ctx: Pick<Ctx, "db">, scope: BalanceInput) {
  const { planned, plans, messages } = await countScope(ctx.db, scope);
  const { byStatus } = toLedger(plans, messages);
  const {
    sent,
    failed,
    skipped,
    remaining,
    planned: sum,
  } = toBook(recipientStatuses.map((status) => ({ status, count: byStatus[status] })));
  return { planned, sent, failed, skipped, remaining, difference: planned - sum };
}

export type ShownBalance = Awaited<ReturnType<typeof showBalance>>;
