import { and, asc, count, eq, gt, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { contactIdentities, contacts } from "@/db/schema/contacts";
import { conversations, sessions } from "@/db/schema/inbox";
import { connections, numbers, quotaScopes, quotaUses } from "@/db/schema/numbers";
import { hiddenTemplates, templateFavourites, templates } from "@/db/schema/templates";
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

/**
 * What operators are offered for a number, favourites first: approved templates, and those that stopped being usable a while ago,
 * so that the picker says why. Hidden ones are not.
 */
export async function offeredTemplates(db: Db, numberId: string, userId: string) {
  const mine = and(
    eq(templateFavourites.userId, userId),
    eq(templateFavourites.numberId, templates.numberId),
    eq(templateFavourites.name, templates.name),
  );
  const hidden = and(eq(hiddenTemplates.numberId, templates.numberId), eq(hiddenTemplates.name, templates.name));
  return db
    .select({
      id: templates.id,
      name: templates.name,
      language: templates.language,
      category: templates.category,
      status: templates.status,
      components: templates.components,
    })
    .from(templates)
    .leftJoin(templateFavourites, mine)
    .leftJoin(hiddenTemplates, hidden)
    .where(
      and(
        eq(templates.numberId, numberId),
        inArray(templates.status, ["approved", "paused", "disabled"]),
        isNull(templates.removedAt),
        isNull(hiddenTemplates.name),
      ),
    )
    .orderBy(sql`${templateFavourites.userId} is null`, asc(templates.name), asc(templates.language));
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
