import { pricingTypes, type ReceiptStatus } from "@/db/enums";
import { type Bag, bag, bags, compact, cut, isBag, list, lookUp, secondsToDate, str } from "../read";
import { MalformedPayload, type ProviderEvent } from "../types";
import { fromAccountChange } from "./account-events";
import { reasonOf } from "./error-reasons";
import { fromMessage, identityOf } from "./inbound";
import { fromNumberChange } from "./number-events";

/**
 * One webhook may carry many entries, changes, messages and statuses; every one of them counts, and what cannot be read is said to
 * be unknown (goals §5). `receivedAt` stands in for a time that is missing.
 */
export const fromProvider = (rawBody: Uint8Array, receivedAt: Date): ProviderEvent[] =>
  fromBody(parseBody(rawBody), receivedAt);

/** The same for a body that was read already. */
export function fromBody(body: Bag, receivedAt: Date): ProviderEvent[] {
  const entries = read(body.entry, "entry");
  return entries.flatMap((entry) =>
    isBag(entry)
      ? read(entry.changes, "changes").flatMap((change) =>
          isBag(change) ? fromChange(change, entry, receivedAt) : [unreadable("change")],
        )
      : [unreadable("entry")],
  );
}

const unreadable = (what: string): ProviderEvent => ({ type: "unknown", field: `unreadable ${what}` });

/** Never empty: a list that is none becomes one item that nobody can read. */
const read = (value: unknown, what: string): unknown[] => (list(value).length > 0 ? list(value) : [`no ${what}`]);

/** Throws `MalformedPayload` for what is no JSON object. */
export function parseBody(rawBody: Uint8Array): Bag {
  let body: unknown;
  try {
    body = JSON.parse(Buffer.from(rawBody).toString("utf8"));
  } catch {
    throw new MalformedPayload("the body is not JSON");
  }
  if (!isBag(body)) throw new MalformedPayload("the body is not a JSON object");
  return body;
}

function fromChange(change: Bag, entry: Bag, receivedAt: Date): ProviderEvent[] {
  const value = bag(change.value);
  const field = cut(str(change.field) ?? str(value.field) ?? "", 100);
  if (field === "messages") return fromMessages(value, receivedAt);
  const number = fromNumberChange(field, value, accountOf(entry));
  if (number) return [number];
  return fromAccountChange(field, value, receivedAt) ?? [{ type: "unknown", field }];
}

/** Dashboard's test events name the account 0. */
function accountOf({ id, time }: Bag) {
  const wabaId = str(id);
  return compact({ providerWabaId: wabaId === "0" ? undefined : wabaId, at: secondsToDate(time) });
}

function fromMessages(value: Bag, receivedAt: Date): ProviderEvent[] {
  const providerNumberId = str(bag(value.metadata).phone_number_id);
  if (!providerNumberId) return [{ type: "unknown", field: "messages without metadata" }];
  const [messages, contacts, statuses] = [list(value.messages), bags(value.contacts), list(value.statuses)];
  const events = [
    ...messages.map((message) =>
      isBag(message)
        ? inbound(providerNumberId, message, { contacts, isAlone: messages.length === 1, receivedAt })
        : unreadable("message"),
    ),
    ...statuses.map((status) => (isBag(status) ? receipt(providerNumberId, status, receivedAt) : unreadable("status"))),
    ...bags(value.errors).map(({ code }): ProviderEvent => ({ type: "unknown", field: `error ${str(code) ?? ""}` })),
  ];
  return events.length > 0 ? events : [{ type: "unknown", field: "messages without content" }];
}

function inbound(
  providerNumberId: string,
  message: Bag,
  around: { contacts: Bag[]; isAlone: boolean; receivedAt: Date },
): ProviderEvent {
  const parsed = fromMessage(message, identityOf(message, around), around.receivedAt);
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

function receipt(providerNumberId: string, status: Bag, receivedAt: Date): ProviderEvent {
  const providerMessageId = str(status.id);
  const known = lookUp(receiptStatuses, str(status.status));
  if (!providerMessageId || !known) return { type: "unknown", field: `status ${cut(str(status.status) ?? "", 100)}` };
  return {
    type: "receipt",
    providerNumberId,
    providerMessageId,
    ref: str(status.biz_opaque_callback_data) ?? null,
    status: known,
    at: secondsToDate(status.timestamp) ?? receivedAt,
    ...(known === "failed" ? { failure: failureOf(bags(status.errors)[0]) } : {}),
    ...(isBag(status.pricing) ? { pricing: pricingOf(status.pricing) } : {}),
  };
}

function failureOf(error: Bag | undefined) {
  const code = str(error?.code);
  const text = str(bag(error?.error_data).details) ?? str(error?.title) ?? str(error?.message);
  return { reason: reasonOf(code), ...(code ? { code } : {}), ...(text ? { text: cut(text, 300) } : {}) };
}

const pricingOf = (pricing: Bag) =>
  compact({
    category: str(pricing.category),
    type: pricingTypes.find((known) => known === str(pricing.type)),
    model: str(pricing.pricing_model),
    billable: typeof pricing.billable === "boolean" ? pricing.billable : undefined,
  });
