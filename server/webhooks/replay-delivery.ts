import type { DeliveryOutcome } from "@/db/enums";
import { record } from "../audit/record";
import { asSystem, type Ctx, inTransaction } from "../context";
import { notFound } from "../core/errors";
import { safeReason } from "../core/safe-reason";
import type { ProviderEvent } from "../providers/types";
import { publish } from "../realtime/publish";
import { applyPartnerNews } from "./apply-partner-news";
import { processEvents } from "./process-events";
import { type DeliveryRow, finishTry, lockDelivery } from "./queries";
import { findReceiver } from "./receiver";
import { isPartnerUrl, mayReplay, sortEvents, toIgnoredText, toStorable } from "./rules";

type Result = { outcome: DeliveryOutcome; error: string | null; connectionId?: string | null };

/**
 * Processes a kept delivery again under savepoints, in halves down to single items: good ones go in, a poisonous one stays with
 * its error. Safe to repeat; what was processed is left alone. A person's replay leaves an audit entry.
 */
export async function replayDelivery(
  ctx: Ctx,
  { deliveryId }: { deliveryId: string },
): Promise<{ outcome: DeliveryOutcome }> {
  return inTransaction(ctx, async (tx) => {
    const delivery = await lockDelivery(tx.db, deliveryId);
    if (!delivery) throw notFound("delivery");
    if (!mayReplay(delivery.outcome)) return { outcome: delivery.outcome };
    const result = await tryAgain(asSystem(tx), delivery);
    await finishTry(tx.db, deliveryId, { ...result, processedAt: tx.now() });
    await publish(tx, { kind: "webhook", subjectId: deliveryId });
    const { outcome } = result;
    if (tx.actor.kind === "user")
      await record(tx, {
        action: "webhook.replayed",
        objectKind: "webhook",
        objectId: deliveryId,
        details: { outcome },
      });
    return { outcome };
  });
}

async function tryAgain(ctx: Ctx, delivery: DeliveryRow): Promise<Result> {
  if (isPartnerUrl(delivery.url)) return tryPartnerAgain(ctx, delivery);
  const { connectionId } = delivery;
  const receiver = connectionId === null ? null : await findReceiver(ctx, { ...delivery, connectionId });
  if (!receiver) return { outcome: "failed", error: "the connection is gone" };
  const events = eventsOf(ctx, delivery);
  if ("error" in events) return { outcome: "failed", error: events.error };
  const { known, ignored } = sortEvents(events.found, receiver.ownNumbers);
  const items = known.map((event, index) => ({ position: index + 1, event }));
  const problems = await applyBisecting(ctx, receiver.connection.id, items);
  if (problems.length > 0) return { outcome: "failed", error: problems.slice(0, maxProblems).join("\n") };
  const error = toIgnoredText(ignored);
  return { outcome: error ? "ignored" : "processed", error };
}

/** One piece of news; its channel may have been connected meanwhile. */
async function tryPartnerAgain(ctx: Ctx, { rawBody }: DeliveryRow): Promise<Result> {
  try {
    const effect = await inTransaction(ctx, (savepoint) => applyPartnerNews(savepoint, rawBody));
    return { ...effect, outcome: effect.error ? "ignored" : "processed" };
  } catch (error) {
    return { outcome: "failed", error: safeReason(error).text };
  }
}

const maxProblems = 20;

/** A body that the adapter cannot read now may be readable after the next update. */
function eventsOf(ctx: Ctx, delivery: DeliveryRow): { found: ProviderEvent[] } | { error: string } {
  const headers = new Headers(delivery.headers);
  const { rawBody, url, receivedAt } = delivery;
  try {
    return { found: toStorable(ctx.providers[delivery.provider].fromProvider({ rawBody, headers, url, receivedAt })) };
  } catch (error) {
    return { error: safeReason(error).text };
  }
}

type Numbered = { position: number; event: ProviderEvent };

/** All at once under a savepoint; where that fails, each half by itself, down to the items that fail alone. */
async function applyBisecting(ctx: Ctx, connectionId: string, items: Numbered[]): Promise<string[]> {
  if (items.length === 0) return [];
  const events = items.map(({ event }) => event);
  try {
    await inTransaction(ctx, (savepoint) => processEvents(savepoint, { connectionId, events }));
    return [];
  } catch (error) {
    const [only, ...others] = items;
    if (only && others.length === 0) return [`${only.position}. ${only.event.type}: ${safeReason(error).text}`];
    const middle = Math.ceil(items.length / 2);
    const first = await applyBisecting(ctx, connectionId, items.slice(0, middle));
    return [...first, ...(await applyBisecting(ctx, connectionId, items.slice(middle)))];
  }
}
