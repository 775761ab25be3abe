import { pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { CheckKind, CheckResult } from "@/db/enums";
import { at } from "./columns";
import { numbers } from "./numbers";
import { users } from "./team";

/** The newest result of every point of a number's self-test (O19). */
export const numberChecks = pgTable(
  "number_checks",
  {
    numberId: uuid()
      .notNull()
      .references(() => numbers.id, { onDelete: "cascade" }),
    check: text().$type<CheckKind>().notNull(),
    result: text().$type<CheckResult>().notNull(),
    /** Chooses the advice; null where the result says it all. */
    code: text(),
    /** The provider's own words, safe to show. */
    note: text(),
    checkedAt: at().notNull(),
  },
  (t) => [primaryKey({ columns: [t.numberId, t.check] })],
);

/** The newest test message of a number: out to a phone that somebody holds, and their answer in. */
export const numberTests = pgTable("number_tests", {
  numberId: uuid()
    .primaryKey()
    .references(() => numbers.id, { onDelete: "cascade" }),
  /** E.164 with plus. */
  phone: text().notNull(),
  startedAt: at().notNull(),
  startedBy: uuid()
    .notNull()
    .references(() => users.id),
  /** Null until a message could leave: the phone has not written yet. */
  messageId: uuid(),
});
