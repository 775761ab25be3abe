import { type Ctx, inTransaction } from "../context";
import { safeReason } from "../core/safe-reason";
import { MalformedPayload, type WebhookRequest } from "../providers/types";
import { publish } from "../realtime/publish";
import { applyPartnerNews } from "./apply-partner-news";
import { insertDelivery } from "./queries";
import { readBody } from "./read-body";
import type { Reception, WebhookCall } from "./receive-webhook";
import { refuse } from "./refuse";
import { maxBodyBytes, partnerAddressId } from "./rules";
import { toRow } from "./to-row";

/**
 * Takes one call of 360dialog about the partner account: every channel's news come to this one address, signed with the partner's
 * secret, and each goes to the number that it is about. Kept like every other call, also what is about nobody of ours.
 */
export async function receivePartner(
  ctx: Ctx,
  call: Omit<WebhookCall, "provider" | "connectionId">,
): Promise<Reception> {
  const dialog = ctx.onboarding["360dialog"];
  if (!dialog.hearsPartner) return "no_such_address";
  try {
    const rawBody = await readBody(call.body, Number(call.headers.get("content-length") ?? 0), maxBodyBytes);
    if (!rawBody) return await refused(ctx, "too_large");
    const url = `${ctx.env.APP_URL.replace(/\/$/, "")}${call.pathAndQuery}`;
    const request = { rawBody, headers: call.headers, url, receivedAt: ctx.now() };
    if (dialog.isFromPartner(request)) return await keep(ctx, request);
    return await refused(ctx, call.headers.get("x-360dialog-signature") ? "signature" : "unsigned");
  } catch (error) {
    ctx.log.error({ reason: safeReason(error).code }, "partner webhook not stored");
    return "unavailable";
  }
}

async function refused<T extends Parameters<typeof refuse>[1]["reason"]>(ctx: Ctx, reason: T): Promise<T> {
  await refuse(ctx, { connectionId: partnerAddressId, reason });
  return reason;
}

async function keep(ctx: Ctx, request: WebhookRequest): Promise<Reception> {
  const deliveryId = ctx.newId();
  try {
    await inTransaction(ctx, async (tx) => {
      const { connectionId, error } = await applyPartnerNews(tx, request.rawBody);
      const row = toRow({ id: connectionId, provider: "360dialog" }, request);
      await insertDelivery(tx.db, { ...row, id: deliveryId, outcome: error ? "ignored" : "processed", error });
      if (error) await publish(tx, { kind: "webhook", subjectId: deliveryId });
    });
  } catch (error) {
    if (error instanceof MalformedPayload) return refused(ctx, "malformed");
    await keepFailed(ctx, request, deliveryId, error);
  }
  return "stored";
}

async function keepFailed(ctx: Ctx, request: WebhookRequest, deliveryId: string, cause: unknown): Promise<void> {
  const { code, text } = safeReason(cause);
  await inTransaction(ctx, async (tx) => {
    const row = toRow({ id: null, provider: "360dialog" }, request);
    await insertDelivery(tx.db, { ...row, id: deliveryId, outcome: "failed", error: text });
    await publish(tx, { kind: "webhook", subjectId: deliveryId });
  });
  ctx.log.error({ deliveryId, reason: code }, "partner webhook kept as failed");
  await ctx.sendJob({ name: "webhooks/replay.due", data: { deliveryId } });
}
