import { z } from "zod";
import { notificationKinds } from "@/db/enums";

export const choiceInput = z.object({
  kind: z.enum(notificationKinds),
  inApp: z.boolean(),
  sound: z.boolean(),
  push: z.boolean(),
});
export type ChoiceInput = z.infer<typeof choiceInput>;
