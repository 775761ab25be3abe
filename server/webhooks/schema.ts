import { z } from "zod";
import { deliveryOutcomes } from "@/db/enums";

export const deliveryInput = z.object({ deliveryId: z.uuid() });

/** `cursor` is what the page before answered: `<ISO time>_<id>`. */
export const listInput = z.object({
  outcome: z.enum(deliveryOutcomes).nullish(),
  cursor: z
    .string()
    .regex(/^[\d-]{10}T[\d:.]{12}Z_[0-9a-f-]{36}$/)
    .nullish(),
});

export type ListInput = z.infer<typeof listInput>;
