import { and, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { conversations, sessionOffers, sessions } from "@/db/schema/inbox";
import { numbers } from "@/db/schema/numbers";
import { isAsked, isVisibleTo } from "@/db/visible-conversations";
import type { Viewer } from "./operator";

/** The condition that joins a conversation to its open session, if any. */
export const openSession = () => and(eq(sessions.conversationId, conversations.id), ne(sessions.status, "ended"));

/** The condition that joins a session to its live offer, if any. */
export const liveOfferOf = () => and(eq(sessionOffers.sessionId, sessions.id), isNull(sessionOffers.outcome));

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
    and(inArray(sessions.status, ["waiting", "bot"]), isNull(sessions.groupId)),
    isAsked(sql`${me.userId}::uuid`, sql`${sessions.id}`),
  );

/**
 * Waiting sessions the viewer may take: what is offered to them (N.42), and what nobody is asked for in groups that go all at
 * once (N.43). Who sees all sees every one.
 */
export const waitsForMe = (me: Viewer): SQL | undefined =>
  me.maySeeAll
    ? undefined
    : sql`(case when exists (select 1 from session_offers wo where wo.session_id = ${sessions.id} and wo.outcome is null)
        then exists (select 1 from session_offers wo where wo.session_id = ${sessions.id} and wo.outcome is null
                        and wo.user_id = ${me.userId}::uuid)
        else ${or(isNull(sessions.groupId), inArray(sessions.groupId, me.groupIds))}
          and not exists (select 1 from groups wg where wg.id = ${sessions.groupId} and wg.mode = 'one_by_one')
      end)`;

/** The viewer was invited to the session and has not left it. */
export const isGuest = (me: Viewer): SQL<boolean> =>
  sql<boolean>`exists (select 1 from session_guests ig where ig.session_id = ${sessions.id}
    and ig.user_id = ${me.userId}::uuid and ig.left_at is null)`;
