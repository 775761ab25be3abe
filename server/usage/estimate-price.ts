import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { company } from "../team/company";
import { messageAllowance } from "../team/message-allowance";
import { type CardRow, listCards, loadCard } from "./card-queries";
import { type EstimateSums, estimateOf, type PlannedLine } from "./estimate-rules";
import { dayOf, monthBounds, monthOf } from "./month-rules";
import { cardOn } from "./price-rules";
import { countSent } from "./queries";
import { allowanceOf, summarise } from "./summary-rules";

export type Estimate =
  | { ok: false; reason: "no_card" }
  | (EstimateSums & {
      ok: true;
      card: Pick<CardRow, "id" | "name" | "currency" | "validFrom" | "isSample">;
      allowance: { monthly: number; used: number; left: number; over: number };
    });

/** What the planned messages would cost by a dated card, the one that holds today unless another is named (N.53, S0.32). */
export async function estimatePrice(
  ctx: Pick<Ctx, "db" | "now">,
  input: { cardId?: string | null; lines: readonly PlannedLine[] },
): Promise<Estimate> {
  const { timeZone } = await company(ctx);
  const today = dayOf(ctx.now(), timeZone);
  const cards = await listCards(ctx.db);
  const current = cardOn(cards, today);
  const row = input.cardId ? cards.find(({ id, withdrawnAt }) => id === input.cardId && !withdrawnAt) : current;
  if (input.cardId && !row) throw notFound("rateCard");
  if (!row) return { ok: false, reason: "no_card" };
  const [card, allowance] = await Promise.all([loadCard(ctx.db, row), allowanceNow(ctx, timeZone)]);
  const day = row === current ? today : row.validFrom;
  const { id, name, currency, validFrom, isSample } = row;
  return {
    ok: true,
    card: { id, name, currency, validFrom, isSample },
    allowance,
    ...estimateOf(card, { planned: input.lines, day, left: allowance.left }),
  };
}

/** What is left of this month's allowance. */
async function allowanceNow(ctx: Pick<Ctx, "db" | "now">, timeZone: string) {
  const month = monthOf(ctx.now(), timeZone);
  const [groups, { monthly }] = await Promise.all([
    countSent(ctx.db, monthBounds(month, timeZone)),
    messageAllowance(ctx),
  ]);
  const rows = summarise([{ from: `${month}-01`, card: null, groups }]);
  const sumOf = (key: "sent" | "failed") => rows.reduce((sum, row) => sum + row[key], 0);
  return allowanceOf(monthly, { sent: sumOf("sent"), failed: sumOf("failed") });
}
