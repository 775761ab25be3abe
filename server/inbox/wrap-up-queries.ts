import { and, asc, eq, gt } from "drizzle-orm";
import type { Db } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { conversations, sessions } from "@/db/schema/inbox";
import { groups } from "@/db/schema/team";
import { shownName } from "@/db/shown-contact";

/** Null when there is no after-session work of that person going on. */
export async function endWrapUp(
  db: Db,
  { sessionId, userId, at }: { sessionId: string; userId: string; at: Date },
): Promise<string | null> {
  const [row] = await db
    .update(sessions)
    .set({ wrapUpUntil: at })
    .where(and(eq(sessions.id, sessionId), eq(sessions.operatorId, userId), gt(sessions.wrapUpUntil, at)))
    .returning({ conversationId: sessions.conversationId });
  return row?.conversationId ?? null;
}

/** Seconds of after-session work that the group of a session gives. */
export async function wrapUpSecondsOf(db: Db, groupId: string | null): Promise<number> {
  if (!groupId) return 0;
  const [row] = await db.select({ seconds: groups.wrapUpSeconds }).from(groups).where(eq(groups.id, groupId));
  return row?.seconds ?? 0;
}

/** A person's after-session work that goes on, the first to end first. */
export async function wrapUpsOf(db: Db, userId: string, now: Date) {
  return db
    .select({
      sessionId: sessions.id,
      conversationId: sessions.conversationId,
      until: sessions.wrapUpUntil,
      contact: { name: shownName, profileName: contacts.profileName, phone: contacts.phone },
    })
    .from(sessions)
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .where(and(eq(sessions.operatorId, userId), eq(sessions.status, "ended"), gt(sessions.wrapUpUntil, now)))
    .orderBy(asc(sessions.wrapUpUntil));
}
