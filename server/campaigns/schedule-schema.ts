import { z } from "zod";

const minuteOfDay = z.number().int().min(0).max(1440);

/** When a client may be written to, by the clock on their wall (O7). Minutes after midnight. */
export const allowedHours = z
  .object({
    from: minuteOfDay,
    to: minuteOfDay,
    weekends: z.boolean(),
    /** Czech public holidays, for numbers of +420. */
    holidays: z.boolean(),
  })
  .refine(({ from, to }) => from < to);
export type AllowedHours = z.infer<typeof allowedHours>;
export const usualHours: AllowedHours = { from: 480, to: 1200, weekends: true, holidays: true };

const percent = z.number().int().min(1).max(100);

/** What the guard of quality watches; null and false = not (O3). */
export const guardRules = z.object({
  quality: z.boolean(),
  category: z.boolean(),
  failures: z.object({ percent, of: z.number().int().min(20).max(1000) }).nullable(),
  optOuts: z.object({ percent }).nullable(),
});
export type GuardRules = z.infer<typeof guardRules>;
export const usualGuard: GuardRules = {
  quality: true,
  category: true,
  failures: { percent: 20, of: 100 },
  optOuts: { percent: 5 },
};

/** At most so many marketing messages of all campaigns for one client, in so many days (O7). */
export const frequencyCap = z.object({
  messages: z.number().int().min(1).max(50),
  days: z.number().int().min(1).max(90),
});
export type FrequencyCap = z.infer<typeof frequencyCap>;

export const isTimeZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat("en-GB", { timeZone: zone }));
  } catch {
    return false;
  }
};

/** The plan of a campaign (O8): when it starts, how fast it goes, what stops it. An empty one is what a new campaign has. */
export const campaignSchedule = z.object({
  /** Null = at once. The zone in which a person chose it is kept with the moment. */
  start: z
    .object({ at: z.iso.datetime(), zone: z.string().refine(isTimeZone) })
    .nullable()
    .default(null),
  /** What happens when it could not start in time, because nothing ran here. */
  misfire: z.enum(["ask", "send"]).default("ask"),
  misfireMinutes: z.number().int().min(1).max(1440).default(60),
  hours: allowedHours.nullable().default(usualHours),
  /** "Počet kampaňových zpráv za den" of this campaign; null = the number's. */
  dailyShare: z.number().int().min(1).max(1_000_000).nullable().default(null),
  spreadDays: z.number().int().min(2).max(60).nullable().default(null),
  /** The first so many, then a pause, then so many more …; after the last step everybody. */
  rampUp: z
    .object({
      steps: z.array(z.number().int().min(1).max(1_000_000)).min(1).max(6),
      waitMinutes: z.number().int().min(5).max(1440),
    })
    .nullable()
    .default(null),
  cap: z.union([z.enum(["company", "none"]), frequencyCap]).default("company"),
  guard: guardRules.default(usualGuard),
});
export type CampaignSchedule = z.infer<typeof campaignSchedule>;

/** The stored plan; what it does not say is as usual. */
export const scheduleOf = (stored: unknown): CampaignSchedule => campaignSchedule.parse(stored ?? {});

export const scheduleInput = z.object({ campaignId: z.uuid(), schedule: campaignSchedule });
export type ScheduleInput = z.infer<typeof scheduleInput>;
/** `revision`: of the draft as its writer saw it. */
export const changeScheduleInput = scheduleInput.extend({ revision: z.number().int().min(0).optional() });
export type ChangeScheduleInput = z.infer<typeof changeScheduleInput>;

export const monthInput = z.object({ month: z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/) });
