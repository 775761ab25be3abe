import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import type { ScheduledEnd, ScheduledStatus } from "@/db/enums";
import type { ReplyContent } from "@/server/inbox/schema";
import { at, id } from "./columns";
import { conversations } from "./inbox";
import { users } from "./team";

/** What a person wrote to leave later (O30). Its id becomes the message's id, so it can become one message only. */
export const scheduledMessages = pgTable(
  "scheduled_messages",
  {
    id: id(),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    authorId: uuid()
      .notNull()
      .references(() => users.id),
    content: jsonb().$type<ReplyContent>().notNull(),
    /** The words of a template as the client will read them; null = the content's own. */
    preview: text(),
    /** The message of the conversation that it quotes. */
    replyToMessageId: uuid(),
    sendAt: at().notNull(),
    /** It is not sent when the client writes after `writtenAt`. */
    cancelIfClientWrites: boolean().notNull(),
    /** When it was written or last changed: what the client had said till then its author knew. */
    writtenAt: at().notNull(),
    status: text().$type<ScheduledStatus>().notNull().default("scheduled"),
    endedAt: at(),
    /** Why it was cancelled. */
    endedBy: text().$type<ScheduledEnd>(),
    /** Why it could not be sent: a refusal of the composer or the key of an error's text. */
    failure: text(),
    /** Somebody has read why it did not leave: it is shown no more. */
    dismissedAt: at(),
    createdAt: at().notNull(),
  },
  (t) => [
    index("scheduled_messages_due").on(t.sendAt).where(sql`status = 'scheduled'`),
    index("scheduled_messages_shown")
      .on(t.conversationId, t.sendAt)
      .where(sql`dismissed_at is null and status <> 'sent'`),
  ],
);
