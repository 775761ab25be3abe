import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type {
  BusinessVerification,
  NameStatus,
  NumberEventKind,
  NumberEventSource,
  NumberStatus,
  ProviderName,
  Quality,
  ReadReceipts,
  ReviewDecision,
} from "@/db/enums";
import { at, id } from "./columns";
import { groups, users } from "./team";

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

/** A WhatsApp Business Account: Meta's, whichever provider leads to it. One may hold several numbers (S3.2, S3.35). */
export const wabas = pgTable("wabas", {
  id: id(),
  providerWabaId: text().notNull().unique(),
  name: text(),
  /** The provider's own word. */
  status: text(),
  verification: text().$type<BusinessVerification>().notNull().default("unknown"),
  review: text().$type<ReviewDecision>(),
  /** How many numbers the business may have; null = not told. */
  numberLimit: integer(),
  readAt: at(),
});

/** Whose rolling 24 hours the business-initiated messages count against: a Meta portfolio shared by its numbers, or one number. */
export const quotaScopes = pgTable("quota_scopes", {
  id: id(),
  name: text().notNull(),
  /** Numbers of one account count together, so a second one finds the scope by it. */
  wabaId: uuid()
    .unique()
    .references(() => wabas.id),
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
    /** Why the newest reading failed; null when it did not. */
    healthError: text(),
    wabaId: uuid().references(() => wabas.id),
    /** What clients see; reviewed by Meta (S3.37). */
    displayName: text(),
    nameStatus: text().$type<NameStatus>().notNull().default("none"),
    nameStatusSince: at(),
    nameReason: text(),
    /** Two-step verification; null = the provider is silent. */
    twoStep: boolean(),
    /** What the provider would take a second; null = the provider is silent. */
    providerRate: integer(),
    /** Messages in any one second (S0.12). */
    ratePerSecond: integer().notNull().default(25),
    /** "Počet kampaňových zpráv za den" (S0.34); null = the whole daily limit. */
    campaignDailyShare: integer(),
    /** Whether campaigns may be sent from it (S0.34). */
    campaignsEnabled: boolean().notNull().default(true),
    /** Where new sessions go; null = everybody. */
    groupId: uuid().references(() => groups.id),
    /** When clients of this number learn that we read; null = as the company says. */
    readReceipts: text().$type<ReadReceipts>(),
    lastInboundAt: at(),
    lastOutboundAt: at(),
    templatesSyncStartedAt: at(),
    templatesSyncedAt: at(),
    templatesSyncError: text(),
    /** The newest attempt to load the profile, and why it failed; null = it did not. */
    profileTriedAt: at(),
    profileError: text(),
    createdAt: at().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("numbers_phone").on(t.phone), index("numbers_connection").on(t.connectionId)],
);

/** What happened to a number, for people: never changed, newest first. */
export const numberEvents = pgTable(
  "number_events",
  {
    id: id(),
    numberId: uuid()
      .notNull()
      .references(() => numbers.id, { onDelete: "cascade" }),
    at: at().notNull(),
    source: text().$type<NumberEventSource>().notNull(),
    kind: text().$type<NumberEventKind>().notNull(),
    actorId: uuid().references(() => users.id),
    /** `from`, `to`, `reason` where there are some; never secrets. */
    details: jsonb().$type<Record<string, string | number | boolean | null>>().notNull().default({}),
  },
  (t) => [index("number_events_number").on(t.numberId, t.at, t.id)],
);

/** Where a number was reached before it moved to another provider: receipts of its last messages still come from there. */
export const formerAddresses = pgTable(
  "former_addresses",
  {
    connectionId: uuid()
      .notNull()
      .references(() => connections.id, { onDelete: "cascade" }),
    providerNumberId: text().notNull(),
    numberId: uuid()
      .notNull()
      .references(() => numbers.id, { onDelete: "cascade" }),
    leftAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.connectionId, t.providerNumberId] })],
);
