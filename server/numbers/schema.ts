import { z } from "zod";
import { readReceiptTimes } from "@/db/enums";

export const numberInput = z.object({ numberId: z.uuid() });

/** Pace: 25 messages a second unless the provider allows more (S0.12). */
export const changeNumberInput = z.object({
  numberId: z.uuid(),
  name: z.string().trim().min(1).max(60),
  ratePerSecond: z.number().int().min(1).max(1000),
  campaignDailyShare: z.number().int().min(0).max(1_000_000).nullable(),
  groupId: z.uuid().nullable(),
  /** When clients learn that we read; null = as the company says. */
  readReceipts: z.enum(readReceiptTimes).nullable(),
});

/** Campaigns from this number, on or off (S0.34). */
export const switchCampaignsInput = z.object({ numberId: z.uuid(), enabled: z.boolean() });

/** `cursor`: the last event of the page before. */
export const eventPageInput = z.object({
  numberId: z.uuid(),
  cursor: z.object({ at: z.date(), id: z.uuid() }).nullish(),
});

export const knownLimitInput = z.object({ numberId: z.uuid(), limit: z.number().int().min(1).max(10_000_000) });

/** Only what is filled in is replaced. */
export const credentialsInput = z.object({
  numberId: z.uuid(),
  secrets: z.record(z.string().max(40), z.string().trim().max(1000)),
});

/** `day`: the last 24 hours; `month`: the last 30 days. */
export const responsesInput = z.object({ numberId: z.uuid(), period: z.enum(["day", "month"]) });

export type ResponsesInput = z.infer<typeof responsesInput>;
export type ResponsePeriod = ResponsesInput["period"];
export type ChangeNumberInput = z.infer<typeof changeNumberInput>;
