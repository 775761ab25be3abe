import type { Ctx } from "../context";
import { notFound } from "../core/errors";
import { countTemplates, findDetail, paceOf, siblingsOf, usesOf } from "./detail-queries";

const dayMs = 86_400_000;

/** One number: how it stands, what of its limit is used and when places are free again (S0.37), its account and its pace now. */
export async function showNumber(ctx: Pick<Ctx, "db" | "now">, { numberId }: { numberId: string }) {
  const number = await findDetail(ctx.db, numberId);
  if (!number) throw notFound("number");
  const { quotaScopeId, wabaId, waba, ...shown } = number;
  const [uses, pace, siblings, templates] = await Promise.all([
    usesOf(ctx.db, quotaScopeId, new Date(ctx.now().getTime() - dayMs)),
    paceOf(ctx.db, numberId),
    wabaId ? siblingsOf(ctx.db, wabaId) : [],
    countTemplates(ctx.db, numberId),
  ]);
  return {
    ...shown,
    dailyUsed: uses.used,
    oldestUseAt: uses.oldestUseAt,
    pace,
    templates,
    waba: waba && { ...waba, numbers: siblings },
  };
}

export type NumberDetail = Awaited<ReturnType<typeof showNumber>>;
