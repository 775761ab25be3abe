import { index, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type {
  FollowUp,
  ProviderName,
  RegistrationAttempt,
  RegistrationState,
  RegistrationStep,
  RegistrationWay,
} from "@/db/enums";
import type { RegistrationData } from "@/server/registration/rules";
import { at, id } from "./columns";
import { numbers } from "./numbers";
import { users } from "./team";

/** The way of one number to us: a wizard that can be left and gone on with (S3). */
export const registrations = pgTable(
  "registrations",
  {
    id: id(),
    provider: text().$type<ProviderName>().notNull(),
    way: text().$type<RegistrationWay>().notNull(),
    state: text().$type<RegistrationState>().notNull(),
    /** Where the wizard was left. */
    step: text().$type<RegistrationStep>().notNull(),
    /** Never secrets. */
    data: jsonb().$type<RegistrationData>().notNull(),
    /** Sealed JSON of the credentials until they move to their connection, bound to this row (core/secrets). */
    sealedSecrets: text(),
    /** E.164 with plus, once it is chosen. */
    phone: text(),
    codeSentAt: at(),
    /** Wrong entries of the code that was sent last. */
    codeAttempts: smallint().notNull().default(0),
    /** SHA-256 of the `state` that the provider's portal must bring back; for one login, once. */
    redirectHash: text(),
    redirectLoginId: uuid(),
    redirectUntil: at(),
    /** A call to the provider is under way: a second click waits for it. */
    busyUntil: at(),
    /** What is still to be done for a number that is ours; a process that dies leaves it here. */
    followUps: jsonb().$type<FollowUp[]>().notNull().default([]),
    followUpTries: smallint().notNull().default(0),
    /** When it is gone on with; null = nothing is left, or it was tried often enough. */
    followUpAt: at(),
    ownerId: uuid()
      .notNull()
      .references(() => users.id),
    numberId: uuid().references(() => numbers.id, { onDelete: "set null" }),
    createdAt: at().notNull(),
    updatedAt: at().notNull(),
    finishedAt: at(),
    discardedAt: at(),
  },
  (t) => [
    uniqueIndex("registrations_redirect").on(t.redirectHash),
    index("registrations_updated").on(t.updatedAt),
    index("registrations_follow_up").on(t.followUpAt),
  ],
);

/** Codes asked for and entered, by phone: what the limits of registration/rules count. */
export const registrationTries = pgTable(
  "registration_tries",
  {
    id: id(),
    phone: text().notNull(),
    kind: text().$type<RegistrationAttempt>().notNull(),
    at: at().notNull(),
  },
  (t) => [index("registration_tries_phone").on(t.phone, t.kind, t.at)],
);
