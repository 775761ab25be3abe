import { z } from "zod";
import { ratingModes } from "@/db/enums";

/** The body of a message with buttons takes 1,024 characters (providers.md A3.4); the typed question adds a line. */
const question = z.string().trim().min(1).max(900);
const thanks = z.string().trim().max(900);

export const ratingSettingsSchema = z.object({
  mode: z.enum(ratingModes),
  questionCs: question,
  questionEn: question,
  thanksCs: thanks,
  thanksEn: thanks,
  delayMinutes: z.number().int().min(0).max(1440),
  commentMinutes: z.number().int().min(0).max(120),
  byDefault: z.boolean(),
});
export type RatingSettings = z.infer<typeof ratingSettingsSchema>;

export const numberRatingInput = z.object({
  numberId: z.uuid(),
  /** Null = as the company. */
  mode: z.enum(ratingModes).nullable(),
  templateId: z.uuid().nullable(),
});
export type NumberRatingInput = z.infer<typeof numberRatingInput>;

export const reportInput = z.object({ days: z.union([z.literal(7), z.literal(30), z.literal(90)]) });
export type ReportInput = z.infer<typeof reportInput>;
