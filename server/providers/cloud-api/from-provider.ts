import type { ReceiptStatus } from "@/db/enums";
import { type Bag, bag, bags, isBag, secondsToDate, str } from "../read";
import { MalformedPayload, type ProviderEvent } from "../types";
import { fromAccountChange } from "./account-events";
import { reasonOf } from "./error-reasons";
import { fromMessage, identityOf } from "./inbound";

/** One webhook may carry many entries, changes, messages and statuses; every one of them counts (goals §5). */
export function fromProvider(rawBody: Uint8Array): ProviderEvent[] {
  const body = parse(rawBody);
  return bags(body.entry).flatMap((entry) => bags(entry.changes).flatMap((change) => fromChange(change)));
}

function parse(rawBody: Uint8Array): Bag {
  let body: unknown;
  try {
    body = JSON.parse(Buffer.from(rawBody).toString("utf8"));
  } catch {
    throw new MalformedPayload("the body is not JSON");
  }
  if (!isBag(body)) throw new MalformedPayload("the body is not a JSON object");
  return body;
}

function fromChange(change: Bag): ProviderEvent[] {
  const field = str(change.field) ?? "";
  const value = bag(change.value);
  if (field === "messages") return fromMessages(value);
  return fromAccountChange(field, value) ?? [{ type: "unknown", field }];
}

function fromMessages(value: Bag): ProviderEvent[] {
  const providerNumberId = str(bag(value.metadata).phone_number_id);
  if (!providerNumberId) return [{ type: "unknown", field: "messages without metadata" }];
  const contacts = bags(value.contacts);
  const events: ProviderEvent[] = [
    ...bags(value.messages).map((message) => inbound(providerNumberId, message, contacts)),
    ...bags(value.statuses).map((status) => receipt(providerNumberId, status)),
  ];
  const errors = bags(value.errors);
  if (errors.length > 0)
    events.push({ type: "unknown", field: `errors ${errors.map(({ code }) => str(code)).join(" ")}` });
  return events;
}

function inbound(providerNumberId: string, message: Bag, contacts: Bag[]): ProviderEvent {
  const from = identityOf(message, contacts);
  const parsed = fromMessage(message, from);
  return parsed
    ? { type: "message", providerNumberId, message: parsed }
    : { type: "unknown", field: "message without id or sender" };
}

const receiptStatuses: Record<string, ReceiptStatus> = {
  sent: "sent",
  delivered: "delivered",
  read: "read",
  played: "read",
  failed: "failed",
  held_for_quality_assessment: "held",
  paused: "held",
};

function receipt(providerNumberId: string, status: Bag): ProviderEvent {
  const providerMessageId = str(status.id);
  const known = receiptStatuses[str(status.status) ?? ""];
  const at = secondsToDate(status.timestamp);
  if (!providerMessageId || !known || !at) return { type: "unknown", field: `status ${str(status.status) ?? ""}` };
  const error = bags(status.errors)[0];
  const pricing = isBag(status.pricing) ? status.pricing : null;
  return {
    type: "receipt",
    providerNumberId,
    providerMessageId,
    ref: str(status.biz_opaque_callback_data) ?? null,
    status: known,
    at,
    ...(known === "failed" ? { failure: failureOf(error) } : {}),
    ...(pricing ? { pricing: pricingOf(pricing) } : {}),
  };
}

function failureOf(error: Bag | undefined) {
  const code = str(error?.code);
  const text = str(bag(error?.error_data).details) ?? str(error?.title) ?? str(error?.message);
  return { reason: reasonOf(code), ...(code ? { code } : {}), ...(text ? { text: text.slice(0, 300) } : {}) };
}

function pricingOf(pricing: Bag) {
  const [category, model] = [str(pricing.category), str(pricing.pricing_model)];
  return {
    ...(category ? { category } : {}),
    ...(model ? { model } : {}),
    ...(typeof pricing.billable === "boolean" ? { billable: pricing.billable } : {}),
  };
}
