import { z } from "zod";
import { type ToldKind, toldKinds } from "./rules";

export const choiceInput = z.object({
  kind: z.enum(toldKinds as [ToldKind, ...ToldKind[]]), // never empty
  inApp: z.boolean(),
  sound: z.boolean(),
  push: z.boolean(),
});
export type ChoiceInput = z.infer<typeof choiceInput>;
