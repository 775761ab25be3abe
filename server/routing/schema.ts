import { z } from "zod";
import { fieldTests, locales, routedLanguages, routingTargets } from "@/db/enums";
import { intervalProblem } from "./hours-rules";

export const routingNumberInput = z.object({ numberId: z.uuid() });

const word = z.string().trim().min(1).max(80);
const words = z.array(word).min(1).max(20);

export const conditionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("hours"), is: z.enum(["inside", "outside"]) }),
  z.object({
    kind: z.literal("language"),
    languages: z.array(z.enum(routedLanguages)).min(1),
  }),
  z
    .object({ kind: z.literal("field"), key: word, test: z.enum(fieldTests), value: z.string().trim().max(200) })
    .refine(({ test, value }) => value !== "" || test === "filled" || test === "empty", { path: ["value"] }),
  z.object({
    kind: z.literal("tag"),
    tags: z
      .array(z.object({ id: z.uuid(), name: z.string().max(200) }))
      .min(1)
      .max(20),
  }),
  z.object({ kind: z.literal("text"), words }),
  z.object({
    kind: z.literal("campaign"),
    campaignId: z.uuid().nullable(),
    name: z.string().max(200).nullable(),
  }),
  z.object({ kind: z.literal("returning"), withinDays: z.number().int().min(1).max(3650).nullable() }),
]);

/** A person's or bot's group is where the session goes when they do not take it; null = the group of the number. */
const targetSchema = z
  .object({
    kind: z.enum(routingTargets),
    groupId: z.uuid().nullable(),
    operatorId: z.uuid().nullable(),
    botId: z.uuid().nullable().default(null),
  })
  .refine(({ kind, groupId }) => kind !== "group" || groupId !== null, { path: ["groupId"] })
  .refine(({ kind, operatorId }) => kind !== "operator" || operatorId !== null, { path: ["operatorId"] })
  .refine(({ kind, botId }) => kind !== "bot" || botId !== null, { path: ["botId"] });

export const ruleSchema = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1).max(80),
  enabled: z.boolean(),
  conditions: z.array(conditionSchema).max(10),
  target: targetSchema,
});

const rulesSchema = z
  .array(ruleSchema)
  .max(50)
  .refine((rules) => new Set(rules.map(({ id }) => id)).size === rules.length);

/** `version` is the one that the editor was opened with, 0 = the number had no rules. */
export const saveRoutingInput = z.object({
  numberId: z.uuid(),
  version: z.number().int().min(0),
  fallbackGroupId: z.uuid().nullable(),
  rules: rulesSchema,
});

/** A message that nobody wrote: `at` is the clock on the company's wall, null = now. */
export const testRoutingInput = z.object({
  numberId: z.uuid(),
  fallbackGroupId: z.uuid().nullable(),
  rules: rulesSchema,
  text: z.string().max(4096),
  contactId: z.uuid().nullable(),
  campaignId: z.uuid().nullable(),
  at: z.object({ date: z.iso.date(), minutes: z.number().int().min(0).max(1439) }).nullable(),
});

const intervals = z
  .array(z.tuple([z.number().int(), z.number().int()]))
  .max(6)
  .superRefine((rows, ctx) => {
    const problem = intervalProblem(rows);
    if (problem) ctx.addIssue({ code: "custom", message: problem });
  });

const calendarKey = { numberId: z.uuid().nullable(), version: z.number().int().min(0) };

/** `numberId` null = the company's hours. WhatsApp takes 4096 signs. */
export const saveCalendarInput = z
  .object({
    ...calendarKey,
    week: z.array(intervals).length(7),
    observesHolidays: z.boolean(),
    replyEnabled: z.boolean(),
    reply: z.string().trim().max(4096),
    /** What a button takes (providers.md A3.4). */
    callbackLabel: z.string().trim().max(20).default(""),
  })
  .refine(({ replyEnabled, reply }) => !replyEnabled || reply !== "", { path: ["reply"] });

export const dropCalendarInput = z.object({ numberId: z.uuid(), version: z.number().int().min(1) });

export const holidayInput = z.object({ date: z.iso.date(), name: z.string().trim().min(1).max(80), open: intervals });
export const holidayDateInput = z.object({ date: z.iso.date() });
export const publicHolidaysInput = z.object({ year: z.number().int().min(2000).max(2199), locale: z.enum(locales) });

export type RuleInput = z.infer<typeof ruleSchema>;
export type SaveRoutingInput = z.infer<typeof saveRoutingInput>;
export type TestRoutingInput = z.infer<typeof testRoutingInput>;
export type SaveCalendarInput = z.infer<typeof saveCalendarInput>;
export type HolidayInput = z.infer<typeof holidayInput>;
