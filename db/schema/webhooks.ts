import { customType, date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { DeliveryOutcome, ProviderName, RefusalReason } from "@/db/enums";
import { at, id } from "./columns";
import { connections } from "./numbers";

const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/** The raw inbox of provider webhooks: stored in the transaction of its effects, replayable. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    id: id(),
    /** Null: news for the whole partner account about a channel that we do not have. */
    connectionId: uuid().references(() => connections.id),
    provider: text().$type<ProviderName>().notNull(),
    receivedAt: at().notNull(),
    rawBody: bytea().notNull(),
    headers: jsonb().$type<Record<string, string>>().notNull(),
    url: text().notNull(),
    outcome: text().$type<DeliveryOutcome>().notNull(),
    /** What was in it that we do not know, or why processing failed. */
    error: text(),
    tries: integer().notNull().default(1),
    /** The newest try. */
    processedAt: at(),
  },
  (t) => [
    index("webhook_deliveries_outcome").on(t.outcome, t.receivedAt),
    index("webhook_deliveries_received").on(t.receivedAt),
    index("webhook_deliveries_connection").on(t.connectionId, t.receivedAt),
  ],
);

/** Refused calls leave nothing but a count. */
export const webhookRefusals = pgTable(
  "webhook_refusals",
  {
    connectionId: uuid().notNull(),
    day: date().notNull(),
    reason: text().$type<RefusalReason>().notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.connectionId, t.day, t.reason] })],
);
