import { and, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { conversations, sessions } from "@/db/schema/inbox";
import { numbers } from "@/db/schema/numbers";
import { isVisibleTo } from "@/db/visible-conversations";
import type { Viewer } from "./operator";

/** The condition that joins a conversation to its open session, if any. */
export const openSession = () => and(eq(sessions.conversationId, conversations.id), ne(sessions.status, "ended"));

/** Who may see a conversation: the one answer, asked of each row that is named by its id. Needs `conversations` in the query. */
export const visibleTo = (me: Viewer): SQL =>
  me.maySeeAll ? sql`true` : isVisibleTo(sql`${me.userId}::uuid`, sql`${conversations.id}`);

/** The same answer in two halves, for lists that begin at the viewer's numbers and sessions instead of asking each row. */
export const numberIsTheirs = (me: Viewer): SQL | undefined =>
  me.maySeeAll ? sql`true` : or(isNull(numbers.groupId), inArray(numbers.groupId, me.groupIds));

export const sessionIsTheirs = (me: Viewer): SQL | undefined =>
  or(
    eq(sessions.operatorId, me.userId),
    inArray(sessions.groupId, me.groupIds),
    and(eq(sessions.status, "waiting"), isNull(sessions.groupId)),
  );
