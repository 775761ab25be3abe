import { and, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { conversations, sessions } from "@/db/schema/inbox";
import { numbers } from "@/db/schema/numbers";
import type { Viewer } from "./operator";

/** The condition that joins a conversation to its open session, if any. */
export const openSession = () => and(eq(sessions.conversationId, conversations.id), ne(sessions.status, "ended"));

/**
 * Who sees what: the one predicate. Needs `numbers` joined, and `sessions` left-joined by `openSession`. An operator sees own
 * sessions, sessions of own groups, waiting ones that are everybody's, and conversations of numbers that are theirs or everybody's.
 */
export function visibleTo(me: Viewer): SQL | undefined {
  if (me.maySeeAll) return sql`true`;
  return or(numberIsTheirs(me), sessionIsTheirs(me));
}

export const numberIsTheirs = (me: Viewer): SQL | undefined =>
  me.maySeeAll ? sql`true` : or(isNull(numbers.groupId), inArray(numbers.groupId, me.groupIds));

export const sessionIsTheirs = (me: Viewer): SQL | undefined =>
  or(
    eq(sessions.operatorId, me.userId),
    inArray(sessions.groupId, me.groupIds),
    and(eq(sessions.status, "waiting"), isNull(sessions.groupId)),
  );
