import { z } from "zod";
import { labelColors } from "@/db/enums";

export const tagFields = z.object({ name: z.string().trim().min(1).max(40), color: z.enum(labelColors) });
export type TagFields = z.infer<typeof tagFields>;

export const changeTagInput = tagFields.extend({ tagId: z.uuid() });
export type ChangeTagInput = z.infer<typeof changeTagInput>;

export const retireTagInput = z.object({ tagId: z.uuid(), isRetired: z.boolean() });
export type RetireTagInput = z.infer<typeof retireTagInput>;
