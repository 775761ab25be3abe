import { and, asc, count, eq, gt, isNull, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { contactIdentities, contacts } from "@/db/schema/contacts";
import { conversations, sessions } from "@/db/schema/inbox";
import { connections, numbers, quotaScopes, quotaUses } from "@/db/schema/numbers";
import { templates } from "@/db/schema/templates";
import type { Viewer } from "./operator";
import { numberIsTheirs } from "./visibility-queries";

/** The numbers that the viewer may write from, with what is left of their daily limit (S1.24). */
export async function numbersToSendFrom(db: Db, me: Viewer, dayAgo: Date) {
  const used = db
    .select({ scopeId: quotaUses.scopeId, used: count().as("used") })
    .from(quotaUses)
    .where(gt(quotaUses.lastAt, dayAgo))
    .groupBy(quotaUses.scopeId)
    .as("used");
  return db
    .select({
      id: numbers.id,
      name: numbers.name,
      phone: numbers.phone,
      provider: connections.provider,
      status: numbers.status,
      quality: numbers.quality,
      dailyLimit: quotaScopes.dailyLimit,
      dailyUsed: sql<number>`coalesce(${used.used}, 0)`.mapWith(Number),
    })
    .from(numbers)
    .innerJoin(connections, eq(connections.id, numbers.connectionId))
    .innerJoin(quotaScopes, eq(quotaScopes.id, numbers.quotaScopeId))
    .leftJoin(used, eq(used.scopeId, numbers.quotaScopeId))
    .where(numberIsTheirs(me))
    .orderBy(asc(numbers.name));
}

/** A number that the viewer may write from; null when it is not theirs. */
export async function findSendingNumber(db: Db, me: Viewer, numberId: string) {
  const [row] = await db
    .select()
    .from(numbers)
    .where(and(eq(numbers.id, numberId), numberIsTheirs(me)));
  return row ?? null;
}

export async function approvedTemplates(db: Db, numberId: string) {
  return db
    .select({
      id: templates.id,
      name: templates.name,
      language: templates.language,
      category: templates.category,
      components: templates.components,
    })
    .from(templates)
    .where(and(eq(templates.numberId, numberId), eq(templates.status, "approved"), isNull(templates.removedAt)))
    .orderBy(asc(templates.name), asc(templates.language));
}

/** A contact by id, or by a phone that is theirs. */
export async function findContact(db: Db, by: { contactId: string } | { phone: string }) {
  const [row] = await db
    .select()
    .from(contacts)
    .where(
      "contactId" in by
        ? eq(contacts.id, by.contactId)
        : sql`${contacts.id} = (select ${contactIdentities.contactId} from ${contactIdentities}
            where ${contactIdentities.kind} = 'phone' and ${contactIdentities.value} = ${by.phone})`,
    );
  return row ?? null;
}

/** The conversation of a number and a contact with its open session, if there are any. */
export async function findThread(db: Db, numberId: string, contactId: string) {
  const [row] = await db
    .select({ conversation: conversations, openSessionId: sessions.id })
    .from(conversations)
    .leftJoin(sessions, and(eq(sessions.conversationId, conversations.id), ne(sessions.status, "ended")))
    .where(and(eq(conversations.numberId, numberId), eq(conversations.contactId, contactId)));
  return row ?? null;
}
