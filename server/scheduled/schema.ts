import { z } from "zod";
import { replyContent } from "../inbox/schema";

const plan = {
  content: replyContent,
  replyToMessageId: z.uuid().optional(),
  sendAt: z.date(),
  cancelIfClientWrites: z.boolean(),
};

export const scheduleInput = z.object({
  /** Made by the browser; the message will have it too, so asking twice plans and sends once. */
  scheduledId: z.uuid(),
  conversationId: z.uuid(),
  ...plan,
});
export type ScheduleInput = z.infer<typeof scheduleInput>;
export type Plan = Omit<ScheduleInput, "scheduledId" | "conversationId">;

export const changeScheduledInput = z.object({ scheduledId: z.uuid(), ...plan });
export type ChangeScheduledInput = z.infer<typeof changeScheduledInput>;

export const scheduledInput = z.object({ scheduledId: z.uuid() });
export const ofConversationInput = z.object({ conversationId: z.uuid() });
