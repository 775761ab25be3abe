import { z } from "zod";
import { recipientStatuses } from "@/db/enums";

/** How people call the templates of a campaign: its first one A, then its variants. */
export const variantLetters = ["A", "B", "C", "D"] as const;
export type VariantLetter = (typeof variantLetters)[number];

/** Which lines of all ledgers; all that is given must hold. The day is the company's, of sending or failing. */
export const linesFilter = z.object({
  campaignId: z.uuid().optional(),
  numberId: z.uuid().optional(),
  status: z.enum(recipientStatuses).optional(),
  variant: z.enum(variantLetters).optional(),
  day: z.iso.date().optional(),
});
export type LinesFilter = z.infer<typeof linesFilter>;

/** `cursor`: id of the last line seen. */
export const linesInput = linesFilter.extend({ cursor: z.number().int().nullish() });
export type LinesInput = z.infer<typeof linesInput>;

export const balanceInput = linesFilter.pick({ campaignId: true, numberId: true });
export type BalanceInput = z.infer<typeof balanceInput>;
