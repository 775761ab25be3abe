import { z } from "zod";
import { priceCategories } from "@/db/enums";

/** `2026-11`. */
export const monthSchema = z.string().regex(/^20\d{2}-(?:0[1-9]|1[0-2])$/);

export const monthInput = z.object({ month: monthSchema });
export type MonthInput = z.infer<typeof monthInput>;

/** Null = the month that now is. */
export const shownMonthInput = z.object({ month: monthSchema.nullable() });

/** The text of a price list as the browser decoded it. */
export const maxCardLength = 1_000_000;
export const checkCardInput = z.object({ text: z.string().max(maxCardLength) });
export const addCardInput = checkCardInput.extend({ name: z.string().trim().min(1).max(120) });
export type AddCardInput = z.infer<typeof addCardInput>;

export const cardInput = z.object({ cardId: z.uuid() });
/** `isConfirmed`: the person saw that prices depend on the card. */
export const withdrawCardInput = cardInput.extend({ isConfirmed: z.boolean() });
export type WithdrawCardInput = z.infer<typeof withdrawCardInput>;

/** What the address of a download may say; without a separator the language decides. */
export const downloadQuery = z.object({ separator: z.enum(["comma", "semicolon"]).optional() });

/** What the calculator asks; null = the card that holds today. */
export const maxPlannedLines = 30;
export const estimateInput = z.object({
  cardId: z.uuid().nullable(),
  lines: z
    .array(
      z.object({
        country: z.string().regex(/^[A-Z]{2}$/),
        category: z.enum(priceCategories),
        count: z.int().min(0).max(10_000_000),
      }),
    )
    .max(maxPlannedLines),
});
export type EstimateInput = z.infer<typeof estimateInput>;
