import { aliasedTable, and, asc, eq, inArray, isNull, ne, or, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { OfferOutcome } from "@/db/enums";
import { sessionEvents, sessionOffers } from "@/db/schema/inbox";
import { groups, users } from "@/db/schema/team";

/** What brings a session to somebody. */
export const moves = ["accepted", "taken_over", "forwarded", "invited", "returned", "reopened", "handed_over"] as const;

/** More happened to hardly any session, and nobody reads more. */
const most = 100;

/** Who brought a session to whom, the first one first. */
export async function movesOf(db: Db, { sessionId, conversationId }: { sessionId: string; conversationId: string }) {
  const [actor, target] = [aliasedTable(users, "actor"), aliasedTable(users, "target")];
  return db
    .select({
      action: sql<(typeof moves)[number]>`${sessionEvents.action}`,
      at: sessionEvents.at,
      actorName: actor.name,
      targetName: sql<string | null>`coalesce(${target.name}, ${groups.name})`,
    })
    .from(sessionEvents)
    .leftJoin(actor, eq(actor.id, sessionEvents.actorId))
    .leftJoin(target, eq(target.id, sessionEvents.userId))
    .leftJoin(groups, eq(groups.id, sessionEvents.groupId))
    .where(
      and(
        eq(sessionEvents.conversationId, conversationId),
        eq(sessionEvents.sessionId, sessionId),
        inArray(sessionEvents.action, [...moves]),
      ),
    )
    .orderBy(asc(sessionEvents.at), asc(sessionEvents.id))
    .limit(most);
}

const notAccepted = sql<Exclude<OfferOutcome, "accepted"> | null>`${sessionOffers.outcome}`;

/** To whom it was offered, the first one first; that an offer was accepted, the accepting tells. */
export async function offersMade(db: Db, sessionId: string) {
  return db
    .select({ at: sessionOffers.offeredAt, targetName: users.name, outcome: notAccepted })
    .from(sessionOffers)
    .innerJoin(users, eq(users.id, sessionOffers.userId))
    .where(
      and(
        eq(sessionOffers.sessionId, sessionId),
        or(isNull(sessionOffers.outcome), ne(sessionOffers.outcome, "accepted")),
      ),
    )
    .orderBy(asc(sessionOffers.offeredAt), asc(sessionOffers.id))
    .limit(most);
}
