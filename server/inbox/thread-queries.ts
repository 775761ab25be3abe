import { aliasedTable, and, asc, desc, eq, inArray, lte, ne, notInArray, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Db } from "@/db/client";
import { campaigns } from "@/db/schema/campaigns";
import { messages } from "@/db/schema/delivery";
import { notes, sessionEvents, sessionResults, sessions } from "@/db/schema/inbox";
import { media } from "@/db/schema/media";
import { sessionRatings } from "@/db/schema/ratings";
import { groups, users } from "@/db/schema/team";
import type { Person } from "./mention-rules";
import type { ThreadSide } from "./thread-rules";

/** The place behind which a page begins: an item's time and the bounds of its key in each of the three sources. */
export type ThreadBound = { at: Date; seq: number; noteId: string; eventId: number };

/** What lies on one side of a place, the nearest first; from no place, the newest. */
type Source = { conversationId: string; limit: number; from: ThreadBound | null; side: ThreadSide };

/** Messages by the provider's time, then by arrival (O17); reactions are folded into what they belong to. */
export async function threadMessages(db: Db, { conversationId, limit, from, side }: Source) {
  return db
    .select({ message: messages, media, authorName: users.name, campaignName: campaigns.name })
    .from(messages)
    .leftJoin(media, eq(media.id, messages.mediaId))
    .leftJoin(campaigns, eq(campaigns.id, messages.streamId))
    .leftJoin(users, eq(users.id, messages.authorId))
    .where(
      and(
        eq(messages.conversationId, conversationId),
        ne(messages.kind, "reaction"),
        from ? beyond(side, messages.at, messages.seq, from.at, sql`${from.seq}::bigint`) : undefined,
      ),
    )
    .orderBy(...nearest(side, messages.at, messages.seq))
    .limit(limit);
}

export async function threadNotes(db: Db, { conversationId, limit, from, side }: Source) {
  return db
    .select({
      id: notes.id,
      at: notes.createdAt,
      body: notes.body,
      authorName: users.name,
      mentions: sql<Person[]>`coalesce((select json_agg(json_build_object('userId', nm.user_id, 'name', nm.name))
        from mentions nm where nm.note_id = ${notes.id}), '[]')`,
    })
    .from(notes)
    .innerJoin(users, eq(users.id, notes.authorId))
    .where(
      and(
        eq(notes.conversationId, conversationId),
        from ? beyond(side, notes.createdAt, notes.id, from.at, sql`${from.noteId}::uuid`) : undefined,
      ),
    )
    .orderBy(...nearest(side, notes.createdAt, notes.id))
    .limit(limit);
}

export async function threadEvents(db: Db, { conversationId, limit, from, side }: Source) {
  const [actor, target] = [aliasedTable(users, "actor"), aliasedTable(users, "target")];
  return db
    .select({
      id: sessionEvents.id,
      at: sessionEvents.at,
      action: sessionEvents.action,
      sessionId: sessionEvents.sessionId,
      origin: sessions.origin,
      campaignName: campaigns.name,
      actorName: actor.name,
      targetName: sql<string | null>`coalesce(${target.name}, ${groups.name})`,
      label: sessionEvents.label,
      note: sql<
        string | null
      >`case when ${sessionEvents.action} = 'ended' then ${sessions.resultNote} else ${sessionEvents.note} end`,
      /** By which the search leads to its note. */
      wordsId: sql<string>`case when ${sessionEvents.action} = 'ended' then ${sessionEvents.sessionId} else event_words_id(${sessionEvents.id}) end`,
      until: sessionEvents.until,
      resultNameCs: sessionResults.nameCs,
      resultNameEn: sessionResults.nameEn,
      ratingScore: sessionRatings.score,
      ratingScale: sessionRatings.scale,
    })
    .from(sessionEvents)
    .innerJoin(sessions, eq(sessions.id, sessionEvents.sessionId))
    .leftJoin(campaigns, eq(campaigns.id, sessions.campaignId))
    .leftJoin(actor, eq(actor.id, sessionEvents.actorId))
    .leftJoin(target, eq(target.id, sessionEvents.userId))
    .leftJoin(groups, eq(groups.id, sessionEvents.groupId))
    .leftJoin(sessionResults, and(eq(sessionResults.id, sessions.resultId), eq(sessionEvents.action, "ended")))
    .leftJoin(
      sessionRatings,
      and(eq(sessionRatings.sessionId, sessionEvents.sessionId), eq(sessionEvents.action, "ended")),
    )
    .where(
      and(
        eq(sessionEvents.conversationId, conversationId),
        from ? beyond(side, sessionEvents.at, sessionEvents.id, from.at, sql`${from.eventId}::bigint`) : undefined,
      ),
    )
    .orderBy(...nearest(side, sessionEvents.at, sessionEvents.id))
    .limit(limit);
}

/** The last word of each side about these messages, without what never left; an empty emoji took the reaction back. */
export async function reactionsTo(db: Db, conversationId: string, providerMessageIds: string[]) {
  if (providerMessageIds.length === 0) return [];
  const target = sql<string>`(payload -> 'reaction' ->> 'toProviderMessageId')`;
  const emoji = sql<string>`coalesce(payload -> 'reaction' ->> 'emoji', '')`;
  const last = db
    .selectDistinctOn([target, messages.direction], {
      target: target.as("target"),
      direction: messages.direction,
      emoji: emoji.as("emoji"),
    })
    .from(messages)
    .where(
      and(
        eq(messages.conversationId, conversationId),
        eq(messages.kind, "reaction"),
        inArray(target, providerMessageIds),
        notInArray(messages.status, ["failed", "cancelled"]),
      ),
    )
    .orderBy(target, messages.direction, desc(messages.at), desc(messages.seq))
    .as("last");
  return db.select().from(last).where(ne(last.emoji, ""));
}

export async function quotedMessages(db: Db, numberId: string, providerMessageIds: string[]) {
  if (providerMessageIds.length === 0) return [];
  return db
    .select({
      id: messages.id,
      conversationId: messages.conversationId,
      direction: messages.direction,
      kind: messages.kind,
      body: sql<string | null>`left(${messages.body}, 160)`,
      providerMessageId: messages.providerMessageId,
    })
    .from(messages)
    .where(and(eq(messages.numberId, numberId), inArray(messages.providerMessageId, providerMessageIds)));
}

/** Where a message, or what a note stands behind, is in its conversation; null when it is not shown there. */
export async function messagePlace(db: Db, conversationId: string, messageId: string) {
  const [row] = await db
    .select({ at: messages.at, seq: messages.seq })
    .from(messages)
    .where(and(eq(messages.id, messageId), eq(messages.conversationId, conversationId), ne(messages.kind, "reaction")));
  return row ?? notePlace(db, conversationId, messageId);
}

/** A note, and what was written to a session's result or event, stands right behind the last message before it. */
async function notePlace(db: Db, conversationId: string, noteId: string) {
  const noted = sql`(select n.created_at as at from notes n where n.id = ${noteId}::uuid and n.conversation_id = ${conversationId}::uuid
    union all select w.at from message_words w where w.message_id = ${noteId}::uuid and w.conversation_id = ${conversationId}::uuid limit 1)`;
  const [row] = await db
    .select({ at: messages.at, seq: messages.seq })
    .from(messages)
    .where(and(eq(messages.conversationId, conversationId), lte(messages.at, noted), ne(messages.kind, "reaction")))
    .orderBy(desc(messages.at), desc(messages.seq))
    .limit(1);
  return row ?? null;
}

/** `(at, key) < (bound)` or `>`, written so that the index on both carries it. */
const beyond = (side: ThreadSide, at: PgColumn, key: PgColumn, boundAt: Date, boundKey: SQL): SQL => {
  const bound = sql`(${boundAt.toISOString()}::timestamptz, ${boundKey})`;
  return side === "older" ? sql`(${at}, ${key}) < ${bound}` : sql`(${at}, ${key}) > ${bound}`;
};

const nearest = (side: ThreadSide, at: PgColumn, key: PgColumn): SQL[] =>
  side === "older" ? [desc(at), desc(key)] : [asc(at), asc(key)];
