import { boolean, date, index, integer, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import type { FieldTest, RoutedLanguage, RoutingTargetKind } from "@/db/enums";
import { bots } from "./bots";
import { at, id } from "./columns";
import { numbers } from "./numbers";
import { groups, users } from "./team";

/** One demand of a rule. Words are compared without diacritics and capitals. */
export type RoutingCondition =
  | { kind: "hours"; is: "inside" | "outside" }
  | { kind: "language"; languages: RoutedLanguage[] }
  | { kind: "field"; key: string; test: FieldTest; value: string }
  /** On an earlier session of the client; the names are kept for people. */
  | { kind: "tag"; tags: { id: string; name: string }[] }
  | { kind: "text"; words: string[] }
  /** `campaignId` null = an answer to any campaign; the name is kept for people, whatever becomes of the campaign. */
  | { kind: "campaign"; campaignId: string | null; name: string | null }
  /** The client was served within so many days; null = ever. */
  | { kind: "returning"; withinDays: number | null };

/** What a condition looked at, in the words it was found in; null = it was not known. */
export type TriedCondition = { condition: RoutingCondition; holds: boolean; found: string | null };

/** `off`: switched off. `no_target`: all held, but whom it names does not exist (any more). `late`: an earlier rule had won. */
export type RuleVerdict = "won" | "failed" | "off" | "no_target" | "late";

export type TriedRule = { ruleId: string; name: string; verdict: RuleVerdict; conditions: TriedCondition[] };

/** Where a session goes: whom first, and which group when they do not take it; both null = everybody. */
export type RouteTarget = {
  kind: RoutingTargetKind;
  groupId: string | null;
  groupName: string | null;
  operatorId: string | null;
  operatorName: string | null;
  /** Whom the session talks with before anybody is asked; missing in what was kept before there were bots. */
  botId?: string | null;
  botName?: string | null;
};

/** The whole decision as it was made, with the names of that day. */
export type RoutingExplanation = {
  numberId: string;
  numberName: string;
  /** The version of the rules; 0 = the number had none. */
  version: number;
  /** The rule that won; null = the fallback of the number, or the campaign. */
  ruleId: string | null;
  /** The answered campaign, where it said who gets its replies (O27): then no rule was asked. */
  campaign?: { id: string; name: string };
  isOutsideHours: boolean;
  target: RouteTarget;
  tried: TriedRule[];
};

/** That a number has rules of its own, and which version of them. */
export const routings = pgTable("routings", {
  numberId: uuid()
    .primaryKey()
    .references(() => numbers.id, { onDelete: "cascade" }),
  version: integer().notNull(),
  updatedAt: at().notNull(),
  updatedById: uuid().references(() => users.id),
});

/** The first rule whose conditions all hold decides. What no rule takes goes to the group of the number (`numbers.groupId`). */
export const routingRules = pgTable(
  "routing_rules",
  {
    id: id(),
    numberId: uuid()
      .notNull()
      .references(() => routings.numberId, { onDelete: "cascade" }),
    position: integer().notNull(),
    name: text().notNull(),
    enabled: boolean().notNull(),
    conditions: jsonb().$type<RoutingCondition[]>().notNull(),
    targetKind: text().$type<RoutingTargetKind>().notNull(),
    /** The group, or the group that gets what the person does not take; null = the group of the number. */
    targetGroupId: uuid().references(() => groups.id, { onDelete: "set null" }),
    targetOperatorId: uuid().references(() => users.id, { onDelete: "set null" }),
    targetBotId: uuid().references(() => bots.id, { onDelete: "set null" }),
  },
  (t) => [index("routing_rules_number").on(t.numberId, t.position)],
);

/** Minutes after midnight by the clock on the wall, the end excluded: 8:00–16:30 is [480, 990]; midnight at the end is 1440. */
export type OpenInterval = [from: number, to: number];

/** When somebody works. The row without a number is the company's; a number without a row follows it. */
export const calendars = pgTable(
  "calendars",
  {
    id: id(),
    numberId: uuid().references(() => numbers.id, { onDelete: "cascade" }),
    /** Seven days, Monday first. */
    week: jsonb().$type<OpenInterval[][]>().notNull(),
    observesHolidays: boolean().notNull(),
    /** What a client who writes outside the hours is answered, once a session (N.70). */
    replyEnabled: boolean().notNull(),
    reply: text().notNull(),
    /** The button below the answer with which a client asks that we get back to them; "" = none. */
    callbackLabel: text().notNull().default(""),
    version: integer().notNull(),
    updatedAt: at().notNull(),
    updatedById: uuid().references(() => users.id),
  },
  (t) => [unique("calendars_number").on(t.numberId).nullsNotDistinct()],
);

/** Days of the company that are unlike others: closed, or open at these hours. */
export const holidays = pgTable("holidays", {
  date: date({ mode: "string" }).primaryKey(),
  name: text().notNull(),
  open: jsonb().$type<OpenInterval[]>().notNull(),
});
