import { z } from "zod";
import { automationTriggers } from "@/db/enums";
import { conditionSchema } from "../routing/schema";

const named = { id: z.uuid(), name: z.string().max(200) };

export const triggerSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.enum(["session_began", "client_message", "session_ended"]) }),
  z.object({ kind: z.literal("tag_added"), tags: z.array(z.object(named)).max(20) }),
  z.object({ kind: z.literal("no_answer"), minutes: z.number().int().min(1).max(1440) }),
  z.object({ kind: z.literal("window_ends"), minutes: z.number().int().min(5).max(720) }),
]);

const text = (most: number) => z.string().trim().min(1).max(most);

export const actionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("tag"), tagId: z.uuid(), name: z.string().max(200) }),
  z.object({ kind: z.literal("field"), key: text(80), label: z.string().max(200), value: text(200) }),
  z.object({ kind: z.literal("forward"), groupId: z.uuid(), name: z.string().max(200) }),
  z.object({ kind: z.literal("note"), body: text(1000) }),
  z.object({ kind: z.literal("send"), body: text(1600) }),
  z.object({
    kind: z.literal("alert"),
    to: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("supervisors") }),
      z.object({ kind: z.enum(["user", "group"]), ...named }),
    ]),
  }),
]);

export const automationFields = z.object({
  name: text(80),
  trigger: triggerSchema,
  conditions: z.array(conditionSchema).max(10),
  actions: z.array(actionSchema).min(1).max(5),
});

export const automationInput = z.object({ automationId: z.uuid() });
export const changeAutomationInput = automationInput.extend({ fields: automationFields });
export const switchAutomationInput = automationInput.extend({ enabled: z.boolean() });
export const orderAutomationsInput = z.object({ automationIds: z.array(z.uuid()).max(100) });
export const testAutomationsInput = z.object({
  kind: z.enum(automationTriggers),
  tagId: z.uuid().nullable(),
  numberId: z.uuid(),
  contactId: z.uuid().nullable(),
  text: z.string().max(4096),
});

export type AutomationFields = z.infer<typeof automationFields>;
export type TestAutomationsInput = z.infer<typeof testAutomationsInput>;
