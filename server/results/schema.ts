import { z } from "zod";
import { labelColors } from "@/db/enums";

const name = z.string().trim().min(1).max(60);

/** One form and one procedure: how a result is called and what it asks for (S1.16). */
export const resultFields = z.object({
  nameCs: name,
  nameEn: name,
  color: z.enum(labelColors).nullable(),
  noteRequired: z.boolean(),
});
export type ResultFields = z.infer<typeof resultFields>;

export const changeResultInput = resultFields.extend({ resultId: z.uuid() });
export type ChangeResultInput = z.infer<typeof changeResultInput>;

export const retireResultInput = z.object({ resultId: z.uuid(), isRetired: z.boolean() });
export type RetireResultInput = z.infer<typeof retireResultInput>;

/** Every result that is offered, in the new order. */
export const orderResultsInput = z.object({ resultIds: z.array(z.uuid()).max(200) });
export type OrderResultsInput = z.infer<typeof orderResultsInput>;
