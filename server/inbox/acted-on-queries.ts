import { eq, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { conversations, sessions } from "@/db/schema/inbox";
import { numbers } from "@/db/schema/numbers";

/** A session with what decides what a rule may do to it; locked until the end of the transaction. */
export async function actedOn(db: Db, sessionId: string) {
  const [row] = await db
    .select({
      sessionId: sessions.id,
      conversationId: sessions.conversationId,
      status: sessions.status,
      groupId: sessions.groupId,
      campaignId: sessions.campaignId,
      contactId: contacts.id,
      contactName: contacts.name,
      clientName: sql<string | null>`coalesce(${contacts.name}, ${contacts.profileName})`,
      clientPhone: contacts.phone,
      clientEmail: contacts.email,
      fields: contacts.fields,
      isUnwanted: sql<boolean>`${contacts.blockedAt} is not null or ${contacts.marketingOptedOutAt} is not null`,
      lastClientMessageAt: conversations.lastClientMessageAt,
      numberId: numbers.id,
      numberName: numbers.name,
      numberPhone: numbers.phone,
      numberStatus: numbers.status,
    })
    .from(sessions)
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(numbers, eq(numbers.id, conversations.numberId))
    .where(eq(sessions.id, sessionId))
    .for("no key update", { of: sessions });
  return row ?? null;
}

export type ActedOn = NonNullable<Awaited<ReturnType<typeof actedOn>>>;
