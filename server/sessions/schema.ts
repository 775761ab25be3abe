import { z } from "zod";
import { fieldTests, sessionOrigins, sessionStatuses } from "@/db/enums";

/** Živá and Historie (N.34). */
export const sessionPeriods = ["live", "history"] as const;
export type SessionPeriod = (typeof sessionPeriods)[number];

/** By beginning or end; with a minus the latest first. Only ended sessions are sorted by their end. */
export const sessionSorts = ["-started", "started", "-ended", "ended"] as const;
export type SessionSort = (typeof sessionSorts)[number];

/** What a client gave (N.69): anything, or 4 and 5, 3, 1 and 2 of 5. */
export const ratingFilters = ["rated", "good", "fair", "bad"] as const;
export type RatingFilter = (typeof ratingFilters)[number];

/** The client asked that we get back to them (Zpětné ozvání, N.70): at all, and nobody did yet, or somebody did. */
export const callbackFilters = ["asked", "open", "done"] as const;
export type CallbackFilter = (typeof callbackFilters)[number];

const day = z.iso.date().optional();
const minutes = z.number().int().min(0).max(1_000_000).optional();

/** What a session's own field must hold (N.71). */
export const fieldCondition = z.object({
  key: z.string().min(1).max(60),
  test: z.enum(fieldTests),
  value: z.string().trim().max(200),
});
export type FieldCondition = z.infer<typeof fieldCondition>;

/** What the table shows; all that is given must hold. Days are the company's, both included; waiting and duration are in minutes. */
export const sessionFilter = z.object({
  period: z.enum(sessionPeriods),
  status: z.enum(sessionStatuses).optional(),
  origin: z.enum(sessionOrigins).optional(),
  /** The campaign that it answers (O27). */
  campaignId: z.uuid().optional(),
  numberId: z.uuid().optional(),
  operatorId: z.uuid().optional(),
  groupId: z.uuid().optional(),
  resultId: z.uuid().optional(),
  tagId: z.uuid().optional(),
  rating: z.enum(ratingFilters).optional(),
  callback: z.enum(callbackFilters).optional(),
  /** Words of its messages and notes. */
  text: z.string().trim().min(2).max(100).optional(),
  startedFrom: day,
  startedTo: day,
  acceptedFrom: day,
  acceptedTo: day,
  endedFrom: day,
  endedTo: day,
  waitMin: minutes,
  waitMax: minutes,
  durationMin: minutes,
  durationMax: minutes,
  fields: z.array(fieldCondition).min(1).max(10).optional(),
});
export type SessionFilter = z.infer<typeof sessionFilter>;

/** The whole question of the table: its address holds it. */
export const sessionQuery = sessionFilter.extend({ sort: z.enum(sessionSorts).default("-started") });
export type SessionQuery = z.infer<typeof sessionQuery>;

export const listSessionsInput = sessionQuery.extend({
  /** The last session of the page before. */
  cursor: z.uuid().nullish(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListSessionsInput = z.input<typeof listSessionsInput>;

export const showSessionInput = z.object({ sessionId: z.uuid() });

const columns = z.array(z.string().min(1).max(70)).max(60);
export const saveColumnsInput = z.object({ columns });

export const saveViewInput = z.object({
  viewId: z.uuid().nullish(),
  name: z.string().trim().min(1).max(60),
  address: z.record(z.string().max(40), z.string().max(4000)),
  columns,
  isShared: z.boolean(),
});
export type SaveViewInput = z.infer<typeof saveViewInput>;
export const viewInput = z.object({ viewId: z.uuid() });
export const openWithInput = z.object({ viewId: z.uuid().nullable() });
