import { index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, id } from "./columns";
import { users } from "./team";

/** A link to a new password; its token is kept as a hash only. One that was used, closed or is too old opens nothing. */
export const passwordResets = pgTable(
  "password_resets",
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    tokenHash: text().notNull(),
    createdAt: at().notNull(),
    expiresAt: at().notNull(),
    /** When it was used, or closed because the password changed another way. */
    closedAt: at(),
  },
  (t) => [uniqueIndex("password_resets_token").on(t.tokenHash), index("password_resets_user").on(t.userId)],
);

/** A person's authenticator app; until `confirmedAt` it is only being set up and asks nobody for anything. */
export const secondFactors = pgTable("second_factors", {
  userId: uuid()
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  sealedSecret: text().notNull(),
  createdAt: at().notNull(),
  confirmedAt: at(),
  /** The newest 30-second step whose code was taken: no code counts twice. */
  lastStep: integer().notNull().default(0),
});

/** Codes for who has lost the authenticator, each good once. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    codeHash: text().notNull(),
    usedAt: at(),
  },
  (t) => [index("recovery_codes_user").on(t.userId)],
);

/** Whom an identity provider means by a subject. The link is by subject: an e-mail that changes there changes nothing here. */
export const ssoIdentities = pgTable(
  "sso_identities",
  {
    issuer: text().notNull(),
    subject: text().notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    linkedAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.issuer, t.subject] }), unique("sso_identities_user").on(t.userId, t.issuer)],
);
