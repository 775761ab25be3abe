import { eq, inArray, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { contacts } from "@/db/schema/contacts";
import { conversations } from "@/db/schema/inbox";
import { numbers } from "@/db/schema/numbers";

/** What decides how clients who speak of marketing are answered: whether they opted out, in which language they were written to. */
export async function wishFacts(db: Db, conversationIds: string[]) {
  const rows = await db
    .select({
      conversationId: conversations.id,
      contactId: contacts.id,
      isOptedOut: sql<boolean>`${contacts.marketingOptedOutAt} is not null`,
      phone: contacts.phone,
      numberStatus: numbers.status,
      formLanguage: sql<string | null>`(select m.payload -> 'template' ->> 'language' from messages m
        where m.conversation_id = ${conversations.id} and m.template_id is not null order by m.at desc limit 1)`,
    })
    .from(conversations)
    .innerJoin(contacts, eq(contacts.id, conversations.contactId))
    .innerJoin(numbers, eq(numbers.id, conversations.numberId))
    .where(inArray(conversations.id, conversationIds));
  return new Map(rows.map((row) => [row.conversationId, row]));
}

export type WishFacts = Awaited<ReturnType<typeof wishFacts>> extends Map<string, infer Row> ? Row : never;
