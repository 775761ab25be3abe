import { type Ctx, inTransaction } from "../context";
import { type Gathering, gathered } from "../core/gathered";
import { safeReason } from "../core/safe-reason";
import { together } from "../core/together";
import type { ProviderEvent } from "../providers/types";
import { publish } from "../realtime/publish";
import { processEvents } from "./process-events";
import { insertDeliveries, type NewDelivery } from "./queries";
import { mayShare } from "./rules";

/** One call as it is to be kept, with what has an effect in it. */
export type Delivery = { row: NewDelivery & { connectionId: string }; events: ProviderEvent[] };

type Item = { ctx: Ctx; delivery: Delivery };

/**
 * Keeps a raw delivery with all its effects in ONE transaction. Messages and receipts that come at the same time share it: the round
 * trips are what costs (goals §2). Where a shared one fails, each delivery goes alone, so that a poisonous one fails alone.
 */
export async function keepDelivery(ctx: Ctx, delivery: Delivery): Promise<void> {
  if (mayShare(delivery.events, delivery.row.rawBody.length)) return gatheringOf(ctx)({ ctx, delivery });
  return keepAlone({ ctx, delivery });
}

const gatherings = new WeakMap<Ctx["env"], (item: Item) => Promise<void>>();

function gatheringOf(ctx: Ctx): (item: Item) => Promise<void> {
  const gathering = gatherings.get(ctx.env) ?? gathered(groups);
  gatherings.set(ctx.env, gathering);
  return gathering;
}

/** At most a part of the pool: others want to work, too. */
const groups: Gathering<Item> = {
  keyOf: ({ delivery }) => delivery.row.connectionId,
  together: keepGroup,
  alone: keepAlone,
  mostInGroup: 100,
  mostOfKey: 2,
  mostOfAll: 4,
};

/** So long a group waits for a row that somebody else holds, before only those who need it wait. */
const groupPatienceMs = 1_000;

async function keepGroup(items: Item[]): Promise<void> {
  const [first] = items;
  if (!first) return;
  try {
    await keepTogether(first.ctx, items, groupPatienceMs);
  } catch (error) {
    const { connectionId } = first.delivery.row;
    const reason = safeReason(error).code;
    first.ctx.log.warn({ connectionId, count: items.length, reason }, "webhooks of a group go one by one");
    throw error;
  }
}

function keepAlone(item: Item): Promise<void> {
  return keepTogether(item.ctx, [item], null);
}

function keepTogether(ctx: Ctx, items: Item[], patienceMs: number | null): Promise<void> {
  const rows = items.map(({ delivery }) => delivery.row);
  const events = items.flatMap(({ delivery }) => delivery.events);
  const connectionId = rows[0]?.connectionId ?? "";
  return inTransaction(ctx, async (tx) => {
    await together(insertDeliveries(tx.db, rows, patienceMs), processEvents(tx, { connectionId, events }));
    const odd = rows.filter(({ error }) => error);
    for (const { id, error } of odd)
      tx.log.warn({ deliveryId: id, connectionId, ignored: error }, "webhook holds what has no effect");
    await publish(tx, ...odd.map(({ id }) => ({ kind: "webhook" as const, subjectId: id })));
  });
}
