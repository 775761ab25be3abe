import type { Ctx } from "../context";
import { company } from "../team/company";
import { listCards, loadCard } from "./card-queries";
import { dayOf } from "./month-rules";
import { cardOn } from "./price-rules";
import { countStream } from "./queries";
import { nothing, plus, summarise } from "./summary-rules";

/** What the messages of a stream have cost so far, by the rate cards that held on their days (O11); an estimate as everywhere. */
export async function streamCost(ctx: Pick<Ctx, "db" | "now">, { streamId }: { streamId: string }) {
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
  const { amounts, charged, unpriced, delivered } = summarise(parts).reduce(plus, nothing);
  const current = cardOn(cards, dayOf(ctx.now(), timeZone));
  return {
    amounts,
    charged,
    unpriced,
    delivered,
    isSample: rows.some(({ isSample }) => isSample),
    currency: current?.currency ?? null,
  };
}

export type StreamCost = Awaited<ReturnType<typeof streamCost>>;
