import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { IdentityKind } from "@/db/enums";
import { at, id } from "./columns";

export const contacts = pgTable(
  "contacts",
  {
    id: id(),
    /** Null = we only know the phone or the profile name. */
    name: text(),
    profileName: text(),
    email: text(),
    /** E.164 with plus; may be absent (business-scoped user ids). */
    phone: text(),
    fields: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** What the newest entry of the contact's consent says; both null = nobody asked (S4.3). Written by consent/record-consent only. */
    marketingOptedInAt: at(),
    marketingOptedOutAt: at(),
    blockedAt: at(),
    /** Names and phone, small letters without diacritics: what people search in. */
    searchText: text().generatedAlwaysAs(
      sql`lower(regexp_replace(normalize(coalesce(name, '') || ' ' || coalesce(profile_name, '') || ' ' || coalesce(phone, ''), NFD), '[\\u0300-\\u036f]', '', 'g'))`,
    ),
    createdAt: at().notNull().defaultNow(),
  },
  (t) => [index("contacts_phone").on(t.phone), index("contacts_search").using("gin", t.searchText.op("gin_trgm_ops"))],
);

/** A contact has many identities; what the provider sent is never rewritten (O16). */
export const contactIdentities = pgTable(
  "contact_identities",
  {
    kind: text().$type<IdentityKind>().notNull(),
    value: text().notNull(),
    contactId: uuid()
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    createdAt: at().notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.value] }), index("contact_identities_contact").on(t.contactId)],
);
