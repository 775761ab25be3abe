import { sql } from "drizzle-orm";
import { boolean, index, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { NoticeStatus, NotificationKind } from "@/db/enums";
import { pushSubscriptions } from "./alerts";
import { campaigns } from "./campaigns";
import { at, id } from "./columns";
import { conversations } from "./inbox";
import { users } from "./team";

/** How a person wants to hear of a kind of thing; without a row the defaults of notifications/rules count. */
export const notificationChoices = pgTable(
  "notification_choices",
  {
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: text().$type<NotificationKind>().notNull(),
    inApp: boolean().notNull(),
    sound: boolean().notNull(),
    push: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.kind] })],
);

/** One thing told to one person, once, in the ways they had chosen when it happened. Dropped after three days. */
export const notifications = pgTable(
  "notifications",
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    kind: text().$type<NotificationKind>().notNull(),
    /** What makes it one thing: the message, the offer, the session's turn in the queue. */
    occasion: text().notNull(),
    /** Null: it is about no conversation, but about a campaign. */
    conversationId: uuid().references(() => conversations.id, { onDelete: "cascade" }),
    campaignId: uuid().references(() => campaigns.id, { onDelete: "cascade" }),
    /** The row it is about: a session, a message, an offer, the campaign. */
    subjectId: uuid().notNull(),
    inApp: boolean().notNull(),
    sound: boolean().notNull(),
    push: boolean().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("notifications_once").on(t.userId, t.kind, t.occasion),
    index("notifications_newest").on(t.userId, t.createdAt),
    index("notifications_old").on(t.createdAt),
  ],
);

/** One notification to one browser. */
export const notificationPushes = pgTable(
  "notification_pushes",
  {
    notificationId: uuid()
      .notNull()
      .references(() => notifications.id, { onDelete: "cascade" }),
    subscriptionId: uuid()
      .notNull()
      .references(() => pushSubscriptions.id, { onDelete: "cascade" }),
    status: text().$type<NoticeStatus>().notNull(),
    tries: smallint().notNull().default(0),
    /** Nobody else sends it before; a sender that died leaves it to the next one then. */
    notBefore: at().notNull(),
    error: text(),
    sentAt: at(),
  },
  (t) => [
    primaryKey({ columns: [t.notificationId, t.subscriptionId] }),
    index("notification_pushes_due").on(t.notBefore).where(sql`status = 'pending'`),
  ],
);

/** One notification as an e-mail, where a mail server is set; only of what must not wait for somebody to look. */
export const notificationMails = pgTable(
  "notification_mails",
  {
    notificationId: uuid()
      .primaryKey()
      .references(() => notifications.id, { onDelete: "cascade" }),
    status: text().$type<NoticeStatus>().notNull(),
    tries: smallint().notNull().default(0),
    /** Nobody else sends it before; a sender that died leaves it to the next one then. */
    notBefore: at().notNull(),
    error: text(),
    sentAt: at(),
  },
  (t) => [index("notification_mails_due").on(t.notBefore).where(sql`status = 'pending'`)],
);

/** Up to where the changes of the desk have been told of: a snapshot, like the cursor of a live stream. One row. */
export const notificationCursors = pgTable("notification_cursors", {
  name: text().primaryKey(),
  snapshot: text().notNull(),
});
