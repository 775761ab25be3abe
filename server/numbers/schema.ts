import { z } from "zod";

export const numberInput = z.object({ numberId: z.uuid() });

/** Pace: 25 messages a second unless the provider allows more (S0.12). */
export const changeNumberInput = z.object({
  numberId: z.uuid(),
  name: z.string().trim().min(1).max(60),
  ratePerSecond: z.number().int().min(1).max(1000),
  campaignDailyShare: z.number().int().min(0).max(1_000_000).nullable(),
  groupId: z.uuid().nullable(),
});

export type ChangeNumberInput = z.infer<typeof changeNumberInput>;
