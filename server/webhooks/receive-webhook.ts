import type { RefusalReason } from "@/db/enums";
import { type Ctx, inTransaction } from "../context";
import { safeReason } from "../core/safe-reason";
import { MalformedPayload, type ProviderEvent, type WebhookRequest } from "../providers/types";
import { publish } from "../realtime/publish";
import { type Delivery, keepDelivery } from "./keep-deliveries";
import { insertDelivery } from "./queries";
import { readBody } from "./read-body";
import { type Receiver, recallReceiver, rereadReceiver } from "./receiver";
import { refuse } from "./refuse";
import { maxBodyBytes, proofHeaders, sortEvents, toIgnoredText, toStorable } from "./rules";
import { toRow } from "./to-row";

export type WebhookCall = {
  provider: string;
  connectionId: string;
  /** Path and query as called; the host is ours (APP_URL), never the caller's word. */
  pathAndQuery: string;
  headers: { get(name: string): string | null };
  body: ReadableStream<Uint8Array> | null;
};

/** `stored`: the provider need not send it again, whether or not it could be processed. */
export type Reception = "stored" | "no_such_address" | RefusalReason | "unavailable";

/**
 * Takes one call of a provider: length cap, signature over the raw bytes, then ONE transaction with the raw delivery and all
 * its effects. When processing throws, the delivery is kept as failed and replayed in parts. `unavailable` only when it
 * could not even be kept: the provider sends it again.
 */
export async function receiveWebhook(ctx: Ctx, call: WebhookCall): Promise<Reception> {
  try {
    const receiver = await recallReceiver(ctx, call);
    if (!receiver) return "no_such_address";
    const rawBody = await readBody(call.body, Number(call.headers.get("content-length") ?? 0), maxBodyBytes);
    if (!rawBody) return refused(ctx, receiver, "too_large");
    const url = `${ctx.env.APP_URL.replace(/\/$/, "")}${call.pathAndQuery}`;
    const request = { rawBody, headers: call.headers, url, receivedAt: ctx.now() };
    const proven = await prove(ctx, receiver, request);
    if (proven) return await keep(ctx, proven, request);
    const isSigned = Boolean(call.headers.get(proofHeaders[receiver.connection.provider]));
    return refused(ctx, receiver, isSigned ? "signature" : "unsigned");
  } catch (error) {
    ctx.log.error({ connectionId: call.connectionId, reason: safeReason(error).code }, "webhook not stored");
    return "unavailable";
  }
}

/** The receiver whose secrets fit the call. */
async function prove(ctx: Ctx, remembered: Receiver, request: WebhookRequest): Promise<Receiver | null> {
  if (isProven(remembered, request)) return remembered;
  const present = await rereadReceiver(ctx, addressOf(remembered));
  return present && isProven(present, request) ? present : null;
}

const isProven = ({ adapter, connection }: Receiver, request: WebhookRequest) =>
  adapter.verifyWebhook(connection, request);

const addressOf = ({ connection: { id, provider } }: Receiver) => ({ connectionId: id, provider });

async function refused(ctx: Ctx, { connection }: Receiver, reason: RefusalReason): Promise<Reception> {
  await refuse(ctx, { connectionId: connection.id, reason });
  return reason;
}

async function keep(ctx: Ctx, receiver: Receiver, request: WebhookRequest): Promise<Reception> {
  const deliveryId = ctx.newId();
  try {
    await keepDelivery(ctx, await readDelivery(ctx, receiver, request, deliveryId));
  } catch (error) {
    if (error instanceof MalformedPayload) return refused(ctx, receiver, "malformed");
    await keepFailed(ctx, receiver, request, deliveryId, error);
  }
  return "stored";
}

async function readDelivery(ctx: Ctx, receiver: Receiver, request: WebhookRequest, id: string): Promise<Delivery> {
  const { connection, adapter } = receiver;
  const { known, ignored } = await sortOwn(ctx, receiver, toStorable(adapter.fromProvider(request)));
  const error = toIgnoredText(ignored);
  const row = { ...toRow(connection, request), connectionId: connection.id, id };
  return { row: { ...row, outcome: error ? "ignored" : "processed", error }, events: known };
}

/** A number may have come to the connection since it was remembered. */
async function sortOwn(ctx: Ctx, remembered: Receiver, events: ProviderEvent[]) {
  const sorted = sortEvents(events, remembered.ownNumbers);
  if (!sorted.ignored.some(({ kind }) => kind === "foreign")) return sorted;
  const present = await rereadReceiver(ctx, addressOf(remembered));
  return sortEvents(events, present?.ownNumbers ?? []);
}

async function keepFailed(ctx: Ctx, receiver: Receiver, request: WebhookRequest, deliveryId: string, cause: unknown) {
  const { code, text } = safeReason(cause);
  await inTransaction(ctx, async (tx) => {
    await insertDelivery(tx.db, {
      ...toRow(receiver.connection, request),
      id: deliveryId,
      outcome: "failed",
      error: text,
    });
    await publish(tx, { kind: "webhook", subjectId: deliveryId });
  });
  ctx.log.error({ deliveryId, connectionId: receiver.connection.id, reason: code }, "webhook kept as failed");
  await ctx.sendJob({ name: "webhooks/replay.due", data: { deliveryId } });
}
