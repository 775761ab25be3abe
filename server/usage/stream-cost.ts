import type { Ctx } from "../context";
import { company } from "../team/company";
import { listCards, loadCard } from "./card-queries";
import { dayOf } from "./month-rules";
import { cardOn } from "./price-rules";
import { countStream } from "./queries";
import { nothing, plus, summarise } from "./summary-rules";

/** So many sent messages are not counted anew for everybody who looks. */
const many = 50_000;
const keptMs = 5 * 60_000;
const kept = new WeakMap<Ctx["db"], Map<string, { at: Date; cost: StreamCost }>>();

/**
 * What the messages of a stream have cost so far, by the rate cards that held on their days (O11); an estimate as everywhere. Of a long
 * stream it is what was counted in the last five minutes: its price depends on every client's country and every receipt.
 */
export async function streamCost(
  ctx: Pick<Ctx, "db" | "now">,
  { streamId }: { streamId: string },
): Promise<StreamCost> {
  const known = kept.get(ctx.db)?.get(streamId);
  if (known && ctx.now().getTime() - known.at.getTime() < keptMs) return known.cost;
  const { sent, ...cost } = await countCost(ctx, streamId);
  if (sent > many) kept.set(ctx.db, new Map(kept.get(ctx.db)).set(streamId, { at: ctx.now(), cost }));
  return cost;
}

export type StreamCost = Omit<Awaited<ReturnType<typeof countCost>>, "sent">;

async function countCost(ctx: Pick<Ctx, "db" | "now">, streamId: string) {
  const { timeZone } = await company(ctx);
  const [cards, groups] = await Promise.all([listCards(ctx.db), countStream(ctx.db, streamId, timeZone)]);
  const days = [...new Set(groups.map(({ day }) => day))].sort();
  const used = new Map(days.map((day) => [day, cardOn(cards, day)]));
  const rows = [...new Set(used.values())].filter((row) => row !== null);
  const loaded = new Map(await Promise.all(rows.map(async (row) => [row.id, await loadCard(ctx.db, row)] as const)));
  const parts = days.map((day) => ({
    from: day,
    card: loaded.get(used.get(day)?.id ?? "") ?? null,
    groups: groups.filter((group) => group.day === day),
  }));
  const { amounts, charged, unpriced, delivered, sent } = summarise(parts).reduce(plus, nothing);
  const current = cardOn(cards, dayOf(ctx.now(), timeZone));
  return {
    sent,
    amounts,
    charged,
    unpriced,
    delivered,
    isSample: rows.some(({ isSample }) => isSample),
    currency: current?.currency ?? null,
  };
}
