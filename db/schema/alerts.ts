import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { AlertKind, AlertSeverity, NoticeChannel, NoticeStatus } from "@/db/enums";
import { at, id } from "./columns";
import { logins, users } from "./team";

/** Something that administrators must know of. One row an incident: open until the cause is gone. */
export const alerts = pgTable(
  "alerts",
  {
    id: id(),
    kind: text().$type<AlertKind>().notNull(),
    severity: text().$type<AlertSeverity>().notNull(),
    /** The number it is about. */
    subjectId: uuid().notNull(),
    /** Tells incidents of one kind and subject apart; mostly empty. */
    detail: text().notNull().default(""),
    /** `name`, `phone`, `reason`: what the sentence about it needs. */
    facts: jsonb().$type<Record<string, string>>().notNull().default({}),
    raisedAt: at().notNull(),
    resolvedAt: at(),
    /** Everybody was told outside the app as well, or nobody is to be. */
    notifiedAt: at(),
  },
  (t) => [
    uniqueIndex("alerts_open").on(t.kind, t.subjectId, t.detail).where(sql`resolved_at is null`),
    index("alerts_raised").on(t.raisedAt, t.id),
    index("alerts_untold").on(t.raisedAt).where(sql`notified_at is null`),
  ],
);

export const alertReads = pgTable(
  "alert_reads",
  {
    alertId: uuid()
      .notNull()
      .references(() => alerts.id, { onDelete: "cascade" }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    readAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.alertId, t.userId] })],
);

/** A browser that takes web push. It belongs to the login: signed out, it hears nothing. */
export const pushSubscriptions = pgTable(
  "push_subscriptions",
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    loginId: uuid()
      .notNull()
      .references(() => logins.id, { onDelete: "cascade" }),
    endpoint: text().notNull().unique(),
    p256dh: text().notNull(),
    auth: text().notNull(),
    userAgent: text(),
    createdAt: at().notNull(),
    lastSentAt: at(),
  },
  (t) => [index("push_subscriptions_user").on(t.userId)],
);

/** One alert told to one person over one channel; a browser of theirs is a channel of its own. */
export const alertNotices = pgTable(
  "alert_notices",
  {
    id: id(),
    alertId: uuid()
      .notNull()
      .references(() => alerts.id, { onDelete: "cascade" }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    channel: text().$type<NoticeChannel>().notNull(),
    /** The subscription for push, the user for mail. */
    targetId: uuid().notNull(),
    status: text().$type<NoticeStatus>().notNull(),
    tries: smallint().notNull().default(0),
    /** Nobody else sends it before; a sender that died leaves it to the next one then. */
    notBefore: at().notNull(),
    error: text(),
    sentAt: at(),
  },
  (t) => [uniqueIndex("alert_notices_once").on(t.alertId, t.channel, t.targetId)],
);
