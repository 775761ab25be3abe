import { and, asc, eq, gt, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { conversations, sessions } from "@/db/schema/inbox";
import { atHand, heldBy, isHeld, putAside } from "./list-queries";
import type { Viewer } from "./operator";
import { waitsForMe } from "./visibility-queries";

/** Counters say "this many or more" beyond this: nobody reads a larger number, and counting stays cheap. */
const mostCounted = 1000;

/** A session that came back to the queue has waited since then, as its row says. */
const waitsSince = sql<Date>`coalesce(${sessions.queuedAt}, ${sessions.startedAt})`.as("since");

/** Open sessions only, so a long past costs nothing. `unreadMine`: my conversations with something unread. */
export async function countInbox(db: Db, me: Viewer) {
  const waiting = and(eq(sessions.status, "waiting"), waitsForMe(me));
  const first = db
    .select({ since: waitsSince })
    .from(sessions)
    .where(waiting)
    .orderBy(asc(sessions.startedAt))
    .limit(mostCounted)
    .as("first");
  const [oldest] = await db.select({ at: sql`min(${first.since})`.mapWith(sessions.startedAt) }).from(first);
  const [counts] = await db
    .select({
      waiting: counted(db, waiting),
      mine: counted(db, and(isHeld, heldBy(me, "mine"), atHand)),
      snoozed: counted(db, and(isHeld, heldBy(me, "mine"), putAside)),
      team: counted(db, and(isHeld, heldBy(me, "team"))),
      unreadMine: counted(db, and(isHeld, heldBy(me, "mine"), atHand, gt(conversations.unreadCount, 0))),
    })
    .from(sql`(select 1) as one`);
  const { waiting: waitingCount = 0, mine = 0, snoozed = 0, team = 0, unreadMine = 0 } = counts ?? {};
  return { waiting: waitingCount, mine, snoozed, team, unreadMine, oldestWaitingSince: oldest?.at ?? null };
}

function counted(db: Db, where: SQL | undefined) {
  const some = db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .where(where)
    .limit(mostCounted);
  return sql<number>`(select count(*) from ${some} as counted)`.mapWith(Number);
}
