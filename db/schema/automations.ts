import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import type { AutomationTriggerKind } from "@/db/enums";
import { at, id } from "./columns";
import { conversations, sessions } from "./inbox";
import type { RoutingCondition, TriedCondition } from "./routing";
import { users } from "./team";

/** What sets a rule off. The names of tags are kept for people. */
export type AutomationTrigger =
  | { kind: "session_began" | "client_message" | "session_ended" }
  /** Any tag where none is named. */
  | { kind: "tag_added"; tags: { id: string; name: string }[] }
  /** Nobody has answered the client's last message for so long. */
  | { kind: "no_answer"; minutes: number }
  /** The 24-hour window ends in so long. */
  | { kind: "window_ends"; minutes: number };

export type AutomationAction =
  | { kind: "tag"; tagId: string; name: string }
  | { kind: "field"; key: string; label: string; value: string }
  | { kind: "forward"; groupId: string; name: string }
  | { kind: "note"; body: string }
  | { kind: "send"; body: string }
  | { kind: "alert"; to: AlertedPeople };

/** Whom a rule alerts: everybody who leads, or one of these. */
export type AlertedPeople = { kind: "supervisors" } | { kind: "user" | "group"; id: string; name: string };

/** Why a rule could not do what it says. */
export type ActRefusal =
  | "ended"
  | "gone"
  | "window"
  | "unwanted"
  | "number"
  | "variables"
  | "field"
  | "already"
  | "nobody";

/** What became of an action; `reason` says why not. */
export type DoneAction = { action: AutomationAction; reason: ActRefusal | null };

/** Pravidla (N.46): trigger → conditions, which all must hold → actions, in their order. */
export const automations = pgTable(
  "automations",
  {
    id: id(),
    name: text().notNull(),
    enabled: boolean().notNull(),
    position: integer().notNull(),
    triggerKind: text().$type<AutomationTriggerKind>().notNull(),
    trigger: jsonb().$type<AutomationTrigger>().notNull(),
    conditions: jsonb().$type<RoutingCondition[]>().notNull(),
    actions: jsonb().$type<AutomationAction[]>().notNull(),
    /** What happened before is none of its business: when it was made, changed or switched on. */
    activeSince: at().notNull(),
    updatedAt: at().notNull(),
    updatedById: uuid().references(() => users.id),
  },
  (t) => [index("automations_trigger").on(t.triggerKind).where(sql`enabled`)],
);

/** Something happened that a rule may be set off by: written with it, gone once the rules were asked. */
export const automationEvents = pgTable(
  "automation_events",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    kind: text().$type<AutomationTriggerKind>().notNull(),
    conversationId: uuid()
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    messageId: uuid(),
    tagId: uuid(),
    at: at().notNull(),
    tries: smallint().notNull().default(0),
  },
  (t) => [index("automation_events_due").on(t.tries, t.id)],
);

/** A rule that was set off: once for one occasion, and why (O15). One whose conditions did not hold is kept for the triggers of time. */
export const automationFirings = pgTable(
  "automation_firings",
  {
    id: id(),
    automationId: uuid().references(() => automations.id, { onDelete: "set null" }),
    /** As it was called then. */
    name: text().notNull(),
    trigger: jsonb().$type<AutomationTrigger>().notNull(),
    sessionId: uuid()
      .notNull()
      .references(() => sessions.id, { onDelete: "cascade" }),
    occasion: text().notNull(),
    at: at().notNull(),
    held: boolean().notNull(),
    tried: jsonb().$type<TriedCondition[]>().notNull(),
    done: jsonb().$type<DoneAction[]>().notNull(),
  },
  (t) => [
    uniqueIndex("automation_firings_once").on(t.automationId, t.sessionId, t.occasion),
    index("automation_firings_session").on(t.sessionId, t.at),
    index("automation_firings_newest").on(t.automationId, t.at).where(sql`held`),
  ],
);
