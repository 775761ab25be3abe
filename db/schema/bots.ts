import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { BotOutcome } from "@/db/enums";
import { at, id } from "./columns";
import { sessions } from "./inbox";
import { users } from "./team";

/** What follows a choice. `people`: whoever the rule of the routing names behind the bot. */
export type BotMove =
  | { kind: "step"; stepId: string }
  | { kind: "group"; groupId: string }
  | { kind: "operator"; operatorId: string }
  | { kind: "people" }
  | { kind: "end" };

/** `answer` is said first, "" = nothing. */
export type BotChoice = { id: string; title: string; description: string; answer: string; move: BotMove };

export type BotStep = { id: string; text: string; choices: BotChoice[] };

/** A whole bot as data; the first step greets. */
export type BotScript = {
  steps: BotStep[];
  /** The label that opens a list of choices. */
  listButton: string;
  /** Said before the question is asked again. */
  unclear: string;
  /** So many answers it did not understand hand the client over. */
  maxUnclear: number;
  /** Said when the client is handed over. */
  handOver: string;
  /** A client who says nothing for so long is handed over. */
  silenceMinutes: number;
};

/** Bots that a rule of the routing may name (N.45). */
export const bots = pgTable(
  "bots",
  {
    id: id(),
    name: text().notNull(),
    enabled: boolean().notNull(),
    script: jsonb().$type<BotScript>().notNull(),
    version: integer().notNull(),
    updatedAt: at().notNull(),
    updatedById: uuid().references(() => users.id),
  },
  (t) => [uniqueIndex("bots_one_name").on(sql`lower(${t.name})`)],
);

/** What a client chose, in the words they saw. */
export type BotPath = { title: string; at: string }[];

/**
 * One session at a bot: where it stands, by the script of the moment when it began, so that an edit never breaks a talk. It is
 * moved in the transaction that stores the client's message.
 */
export const botRuns = pgTable(
  "bot_runs",
  {
    sessionId: uuid()
      .primaryKey()
      .references(() => sessions.id, { onDelete: "cascade" }),
    botId: uuid().references(() => bots.id, { onDelete: "set null" }),
    botName: text().notNull(),
    script: jsonb().$type<BotScript>().notNull(),
    stepId: text().notNull(),
    unclear: smallint().notNull().default(0),
    /** How many messages the bot wrote. */
    said: smallint().notNull().default(0),
    saidAt: at(),
    /** When silence hands the client over. */
    silentAt: at().notNull(),
    path: jsonb().$type<BotPath>().notNull().default([]),
    startedAt: at().notNull(),
    endedAt: at(),
    outcome: text().$type<BotOutcome>(),
  },
  (t) => [index("bot_runs_silent").on(t.silentAt).where(sql`ended_at is null`)],
);
