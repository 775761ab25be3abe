import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { ContactImportStatus, ContactRowOutcome, FieldKind, FieldScope, IdentityKind } from "@/db/enums";
import { at, id } from "./columns";
import { users } from "./team";

/** Names before everybody of whom only a phone is known: these stand behind the last sign there is. */
export const nameOrder =
  "left(case when search_text like '  %' then chr(1114111) else '' end || ltrim(search_text), 60)";

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
    /** Merged into this one: out of the directory, its conversations are shown there (O16). */
    mergedIntoId: uuid().references((): AnyPgColumn => contacts.id),
  },
  (t) => [
    index("contacts_phone").on(t.phone),
    index("contacts_search").using("gin", t.searchText.op("gin_trgm_ops")),
    index("contacts_by_name").on(sql.raw(nameOrder), t.id).where(sql`merged_into_id is null`),
    index("contacts_newest").on(t.createdAt, t.id).where(sql`merged_into_id is null`),
    index("contacts_merged").on(t.mergedIntoId).where(sql`merged_into_id is not null`),
    index("contacts_blocked").on(t.blockedAt).where(sql`blocked_at is not null`),
    index("contacts_opted_out").on(t.marketingOptedOutAt).where(sql`marketing_opted_out_at is not null`),
    index("contacts_email").on(sql`lower(email)`).where(sql`email is not null`),
  ],
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

/** Parametry (N.71): what the company keeps of its clients and of sessions. A retired one stays where it is filled in and is offered no more. */
export const contactFields = pgTable(
  "contact_fields",
  {
    id: id(),
    /** Whose field it is: of contacts, or of sessions. */
    scope: text().$type<FieldScope>().notNull().default("contact"),
    /** The name under which `fields` of its owner holds the value; routing and canned texts know the field by it. Never changes. */
    key: text().notNull(),
    label: text().notNull(),
    kind: text().$type<FieldKind>().notNull(),
    /** What may be chosen, of a choice. */
    options: jsonb().$type<string[]>().notNull().default([]),
    required: boolean().notNull().default(false),
    position: integer().notNull(),
    retiredAt: at(),
    createdAt: at().notNull(),
  },
  (t) => [uniqueIndex("contact_fields_key").on(t.scope, sql`lower(${t.key})`)],
);

export type ContactCondition =
  | { kind: "field"; key: string; test: "is" | "contains" | "filled" | "empty"; value: string }
  | { kind: "tag"; tagId: string }
  | { kind: "number"; numberId: string }
  | { kind: "consent"; is: "given" | "withdrawn" | "unknown" }
  | { kind: "blocked"; is: boolean }
  | { kind: "created"; test: "within" | "before"; days: number }
  | { kind: "lastMessage"; test: "within" | "before" | "never"; days: number };

/** A saved choice of contacts, filtr (S2.6): every condition must hold. */
export const contactFilters = pgTable(
  "contact_filters",
  {
    id: id(),
    name: text().notNull(),
    conditions: jsonb().$type<ContactCondition[]>().notNull(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id),
    /** Everybody sees it; only its owner and who manages filters change it. */
    isShared: boolean().notNull(),
    createdAt: at().notNull(),
  },
  (t) => [uniqueIndex("contact_filters_name").on(t.ownerId, sql`lower(${t.name})`)],
);

/** Blacklist (N.64): who blocked a contact, when and why; `contacts.blocked_at` says whether it holds now. */
export const contactBlocks = pgTable(
  "contact_blocks",
  {
    id: id(),
    contactId: uuid()
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    reason: text().notNull(),
    blockedAt: at().notNull(),
    blockedById: uuid()
      .notNull()
      .references(() => users.id),
    unblockedAt: at(),
    unblockedById: uuid().references(() => users.id),
  },
  (t) => [
    uniqueIndex("contact_blocks_one").on(t.contactId).where(sql`unblocked_at is null`),
    index("contact_blocks_contact").on(t.contactId, t.blockedAt),
  ],
);

/** What a merge moved and what the kept contact was before, so that it can be taken back exactly. */
export type MergeTrace = {
  identities: { kind: IdentityKind; value: string }[];
  conversationIds: string[];
  before: { name: string | null; email: string | null; phone: string | null; fields: Record<string, string> };
};

export const contactMerges = pgTable(
  "contact_merges",
  {
    id: id(),
    keptId: uuid()
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    mergedId: uuid()
      .notNull()
      .references(() => contacts.id, { onDelete: "cascade" }),
    trace: jsonb().$type<MergeTrace>().notNull(),
    /** Linked from a conversation (S1.14): whoever may edit contacts made it and may take it back, at any time. */
    isLink: boolean().notNull().default(false),
    mergedAt: at().notNull(),
    mergedById: uuid()
      .notNull()
      .references(() => users.id),
    undoneAt: at(),
    undoneById: uuid().references(() => users.id),
  },
  (t) => [index("contact_merges_kept").on(t.keptId, t.mergedAt), index("contact_merges_merged").on(t.mergedId)],
);

/** What each column of a file fills: `name`, `email`, `phone`, `field:<key>`, or null = left out. */
export type ImportMapping = (string | null)[];

export type ImportReading = {
  encoding: "utf-8" | "utf-16le" | "utf-16be" | "windows-1250" | "iso-8859-2";
  asciiOnly: boolean;
  separator: string;
  hasHeader: boolean;
};

/** One file of contacts (S2.5): its rows come in parts, are checked, then written by a job, and can be taken back for a day. */
export const contactImports = pgTable(
  "contact_imports",
  {
    id: id(),
    fileName: text().notNull(),
    status: text().$type<ContactImportStatus>().notNull(),
    byteSize: bigint({ mode: "number" }).notNull(),
    byteOffset: bigint({ mode: "number" }).notNull().default(0),
    reading: jsonb().$type<ImportReading>().notNull(),
    header: jsonb().$type<string[]>().notNull().default([]),
    mapping: jsonb().$type<ImportMapping>().notNull(),
    rowCount: integer().notNull().default(0),
    /** The last row written, or taken back. */
    doneRow: integer().notNull().default(0),
    createdById: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: at().notNull(),
    startedAt: at(),
    finishedAt: at(),
  },
  (t) => [index("contact_imports_created").on(t.createdAt), index("contact_imports_status").on(t.status)],
);

/** What a row says of a contact, checked; a missing value leaves the contact's own alone. */
export type ImportValues = { name?: string; email?: string; phone?: string; fields: Record<string, string> };

export const contactImportRows = pgTable(
  "contact_import_rows",
  {
    importId: uuid()
      .notNull()
      .references(() => contactImports.id, { onDelete: "cascade" }),
    /** From 1, the header not counted. */
    rowNumber: integer().notNull(),
    outcome: text().$type<ContactRowOutcome>().notNull(),
    /** Why it is invalid: a code of contacts/import-rules, with the column it is about. */
    reason: text(),
    /** The row as it stands in the file. */
    cells: jsonb().$type<string[]>().notNull(),
    values: jsonb().$type<ImportValues>().notNull(),
    phone: text(),
    contactId: uuid(),
    /** What the contact was before; null where the import made it. */
    before: jsonb().$type<{ name: string | null; email: string | null; fields: Record<string, string> }>(),
  },
  (t) => [
    // Both of them find a chunk by its row numbers. Statistics know nothing of a running import, so an index without them would be
    // taken for as good, and read all of it for every chunk.
    primaryKey({ columns: [t.importId, t.rowNumber] }),
    index("contact_import_rows_outcome").on(t.importId, t.outcome, t.rowNumber),
  ],
);
