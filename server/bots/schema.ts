import { z } from "zod";
import { limits } from "./script-rules";

const key = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w-]+$/);

const moveSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("step"), stepId: key }),
  z.object({ kind: z.literal("group"), groupId: z.uuid() }),
  z.object({ kind: z.literal("operator"), operatorId: z.uuid() }),
  z.object({ kind: z.literal("people") }),
  z.object({ kind: z.literal("end") }),
]);

const choiceSchema = z.object({
  id: key,
  title: z.string().trim().min(1).max(limits.rowTitle),
  description: z.string().trim().max(limits.description),
  answer: z.string().trim().max(limits.answer),
  move: moveSchema,
});

const stepSchema = z.object({
  id: key,
  text: z.string().trim().min(1).max(limits.text),
  choices: z.array(choiceSchema).min(1).max(limits.rows),
});

/** What a script holds; whether it makes sense is script-rules' to say. */
export const scriptSchema = z
  .object({
    steps: z.array(stepSchema).min(1).max(limits.steps),
    listButton: z.string().trim().max(limits.listButton),
    unclear: z.string().trim().min(1).max(limits.unclear),
    maxUnclear: z.number().int().min(1).max(5),
    handOver: z.string().trim().min(1).max(limits.handOver),
    silenceMinutes: z.number().int().min(1).max(720),
  })
  .refine(({ steps }) => isUnique(steps.map(({ id }) => id)), { path: ["steps"] })
  .refine(({ steps }) => steps.every(({ choices }) => isUnique(choices.map(({ id }) => id))), { path: ["steps"] });

const isUnique = (ids: string[]): boolean => new Set(ids).size === ids.length;

export const botInput = z.object({ botId: z.uuid() });

/** `version` is the one that the editor was opened with, 0 = a new bot, whose id the browser makes. */
export const saveBotInput = z.object({
  botId: z.uuid(),
  version: z.number().int().min(0),
  name: z.string().trim().min(1).max(80),
  enabled: z.boolean(),
  script: scriptSchema,
});

export const switchBotInput = z.object({ botId: z.uuid(), enabled: z.boolean() });

export type SaveBotInput = z.infer<typeof saveBotInput>;
