import { type SQL, sql } from "drizzle-orm";

/**
 * The one answer to "may this operator see this conversation" (S1.7), as a condition over ids, so that the inbox, its files and
 * the live stream cannot differ: his own sessions and those he is offered or invited to, waiting ones (or at a bot) of nobody or of his groups,
 * open ones of his groups, and conversations of numbers that belong to nobody or to his groups. Who holds `inbox.seeAll` is never asked.
 */
export const isVisibleTo = (userId: SQL, conversationId: SQL): SQL => sql`exists (
  select 1 from conversations vc
  join numbers vn on vn.id = vc.number_id
  where vc.id = ${conversationId} and (
    vn.group_id is null
    or ${isMember(userId, sql`vn.group_id`)}
    or exists (
      select 1 from sessions vs
      where vs.conversation_id = vc.id and vs.status <> 'ended' and (
        vs.operator_id = ${userId}
        or (vs.status in ('waiting', 'bot') and vs.group_id is null)
        or ${isMember(userId, sql`vs.group_id`)}
        or ${isAsked(userId, sql`vs.id`)}
      )
    )
  )
)`;

/** Offered to him now, or he was invited to it and has not left. */
export const isAsked = (userId: SQL, sessionId: SQL): SQL => sql`(
  exists (select 1 from session_offers vo where vo.session_id = ${sessionId} and vo.user_id = ${userId} and vo.outcome is null)
  or exists (select 1 from session_guests vg where vg.session_id = ${sessionId} and vg.user_id = ${userId} and vg.left_at is null)
)`;

const isMember = (userId: SQL, groupId: SQL): SQL =>
  sql`exists (select 1 from group_members vm where vm.user_id = ${userId} and vm.group_id = ${groupId})`;
