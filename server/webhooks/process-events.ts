import type { Ctx } from "../context";
import { applyReceipts } from "../delivery/apply-receipts";
import { applyPreference } from "../inbox/apply-preference";
import { receiveMessages } from "../inbox/receive-message";
import { applyNumberEvent } from "../numbers/apply-number-event";
import type { ProviderEvent } from "../providers/types";
import { applyTemplateEvent } from "../templates/apply-template-event";

type KnownType = Exclude<ProviderEvent["type"], "unknown">;
type EventOf<T extends ProviderEvent["type"]> = Extract<ProviderEvent, { type: T }>;
type Verb<T extends KnownType> = (ctx: Ctx, connectionId: string, events: EventOf<T>[]) => Promise<unknown>;

/** What each kind of event does. What comes in numbers (messages, receipts) is one call a body, the rest one call each. */
const verbs: { [T in KnownType]: Verb<T> } = {
  message: (ctx, connectionId, messages) => receiveMessages(ctx, { connectionId, messages }),
  receipt: (ctx, connectionId, receipts) => applyReceipts(ctx, { connectionId, receipts }),
  template: oneByOne((ctx, connectionId, event) => applyTemplateEvent(ctx, { connectionId, event })),
  number: oneByOne((ctx, connectionId, event) => applyNumberEvent(ctx, { connectionId, event })),
  preference: oneByOne((ctx, connectionId, event) => applyPreference(ctx, { connectionId, event })),
};

/** Gives the effects of one body to the features they belong to, in the open transaction. */
export async function processEvents(
  ctx: Ctx,
  { connectionId, events }: { connectionId: string; events: ProviderEvent[] },
): Promise<void> {
  await run("message", ctx, connectionId, events);
  await run("receipt", ctx, connectionId, events);
  await run("template", ctx, connectionId, events);
  await run("number", ctx, connectionId, events);
  await run("preference", ctx, connectionId, events);
}

async function run<T extends KnownType>(type: T, ctx: Ctx, connectionId: string, events: ProviderEvent[]) {
  const own = events.filter((event): event is EventOf<T> => event.type === type);
  if (own.length > 0) await verbs[type](ctx, connectionId, own);
}

function oneByOne<E>(apply: (ctx: Ctx, connectionId: string, event: E) => Promise<unknown>) {
  return async (ctx: Ctx, connectionId: string, events: E[]) => {
    for (const event of events) await apply(ctx, connectionId, event);
  };
}
