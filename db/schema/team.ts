import { sql } from "drizzle-orm";
import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { GroupMode, Locale, Presence, Role, SignInMethod } from "@/db/enums";
import { at, id } from "./columns";

export const users = pgTable(
  "users",
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    /** What clients read where a text names the operator; null = the name itself (N.23). */
    clientName: text(),
    role: text().$type<Role>().notNull(),
    passwordHash: text().notNull(),
    locale: text().$type<Locale>().notNull().default("cs"),
    presence: text().$type<Presence>().notNull().default("online"),
    presenceSince: at().notNull().defaultNow(),
    /** One of the company's reasons (team/away-reasons); null = online, or away without saying why. */
    awayReason: text(),
    /** Sessions a person works on at once before nothing more is offered (O15). */
    capacity: integer().notNull().default(5),
    active: boolean().notNull().default(true),
    createdAt: at().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("users_email").on(sql`lower(${t.email})`)],
);

/** One row per sign-in; a login that is revoked, or whose user is inactive, opens nothing. */
export const logins = pgTable(
  "logins",
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: at().notNull().defaultNow(),
    lastSeenAt: at().notNull().defaultNow(),
    revokedAt: at(),
    userAgent: text(),
    ip: text(),
    method: text().$type<SignInMethod>().notNull().default("password"),
  },
  (t) => [index("logins_user").on(t.userId)],
);

export const signInAttempts = pgTable(
  "sign_in_attempts",
  {
    id: id(),
    /** `account:<email>` or `ip:<address>`. */
    key: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index("sign_in_attempts_key").on(t.key, t.at)],
);

export const groups = pgTable("groups", {
  id: id(),
  name: text().notNull().unique(),
  mode: text().$type<GroupMode>().notNull().default("whole_group"),
  /** How long one operator is asked before the next one is (N.42). */
  offerSeconds: integer().notNull().default(30),
  /** Time for the work after a session (N.18); 0 = none. */
  wrapUpSeconds: integer().notNull().default(0),
  /** A dissolved group stays for the past's sake; it takes no sessions and no members. */
  active: boolean().notNull().default(true),
  createdAt: at().notNull().defaultNow(),
});

export const groupMembers = pgTable(
  "group_members",
  {
    groupId: uuid()
      .notNull()
      .references(() => groups.id, { onDelete: "cascade" }),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
  },
  (t) => [primaryKey({ columns: [t.groupId, t.userId] })],
);

/** Somebody asked to join; the link's token is kept as a hash only. One that was accepted or revoked opens nothing. */
export const invitations = pgTable(
  "invitations",
  {
    id: id(),
    tokenHash: text().notNull(),
    email: text().notNull(),
    name: text().notNull(),
    role: text().$type<Role>().notNull(),
    groupIds: jsonb().$type<string[]>().notNull().default([]),
    invitedById: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
    acceptedAt: at(),
    revokedAt: at(),
  },
  (t) => [uniqueIndex("invitations_token").on(t.tokenHash)],
);

/** Company-wide settings, one row a key; read through team/settings. */
export const settings = pgTable("settings", {
  key: text().primaryKey(),
  value: jsonb().notNull(),
});

/** Append-only: what changed access, money or data, and who did it. */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: id(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    actorId: uuid().references(() => users.id),
    action: text().notNull(),
    objectKind: text().notNull(),
    objectId: text(),
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [index("audit_entries_at").on(t.at)],
);
