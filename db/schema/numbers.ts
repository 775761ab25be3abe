import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { NumberStatus, ProviderName, Quality } from "@/db/enums";
import { at, id } from "./columns";
import { groups } from "./team";

/** Credentials at one provider: a Meta app + token, a 360dialog channel, a Twilio account. */
export const connections = pgTable("connections", {
  id: id(),
  provider: text().$type<ProviderName>().notNull(),
  name: text().notNull(),
  config: jsonb().$type<Record<string, string>>().notNull(),
  /** Sealed JSON of the secrets: `v1.kid.nonce.ciphertext`, bound to this row (core/secrets). */
  sealedSecrets: text().notNull(),
  webhookRegisteredAt: at(),
  webhookError: text(),
  createdAt: at().notNull().defaultNow(),
});

/** Whose rolling 24 hours the business-initiated messages count against: a Meta portfolio shared by its numbers, or one number. */
export const quotaScopes = pgTable("quota_scopes", {
  id: id(),
  name: text().notNull(),
  /** Unique clients in a rolling 24 h; null = unlimited. */
  dailyLimit: integer(),
  limitReadAt: at(),
});

export const quotaUses = pgTable(
  "quota_uses",
  {
    scopeId: uuid()
      .notNull()
      .references(() => quotaScopes.id, { onDelete: "cascade" }),
    customer: text().notNull(),
    lastAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.scopeId, t.customer] }), index("quota_uses_last").on(t.scopeId, t.lastAt)],
);

export const numbers = pgTable(
  "numbers",
  {
    id: id(),
    connectionId: uuid()
      .notNull()
      .references(() => connections.id),
    quotaScopeId: uuid()
      .notNull()
      .references(() => quotaScopes.id),
    /** Meta and 360dialog: phone_number_id; Twilio: E.164 with plus. */
    providerNumberId: text().notNull(),
    /** E.164 with plus. */
    phone: text().notNull(),
    /** What operators call it: "Servis". */
    name: text().notNull(),
    status: text().$type<NumberStatus>().notNull(),
    statusReason: text(),
    statusSince: at().notNull().defaultNow(),
    quality: text().$type<Quality>().notNull().default("unknown"),
    healthReadAt: at(),
    /** Messages in any one second (S0.12). */
    ratePerSecond: integer().notNull().default(25),
    /** "Počet kampaňových zpráv za den" (S0.34); null = the whole daily limit. */
    campaignDailyShare: integer(),
    /** Where new sessions go; null = everybody. */
    groupId: uuid().references(() => groups.id),
    sendReadReceipts: boolean().notNull().default(true),
    lastInboundAt: at(),
    lastOutboundAt: at(),
    templatesSyncStartedAt: at(),
    templatesSyncedAt: at(),
    templatesSyncError: text(),
    createdAt: at().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("numbers_phone").on(t.phone), index("numbers_connection").on(t.connectionId)],
);
