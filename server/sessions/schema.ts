import { z } from "zod";
import { sessionStatuses } from "@/db/enums";

/** Živá and Historie (N.34). */
export const sessionViews = ["live", "history"] as const;
export type SessionView = (typeof sessionViews)[number];

const day = z.iso.date();

/** What the table shows; all that is given must hold. Days are the company's, both included. */
export const sessionFilter = z.object({
  view: z.enum(sessionViews),
  status: z.enum(sessionStatuses).optional(),
  numberId: z.uuid().optional(),
  operatorId: z.uuid().optional(),
  groupId: z.uuid().optional(),
  resultId: z.uuid().optional(),
  tagId: z.uuid().optional(),
  from: day.optional(),
  to: day.optional(),
});
export type SessionFilter = z.infer<typeof sessionFilter>;

export const listSessionsInput = sessionFilter.extend({
  /** The last session of the page before. */
  cursor: z.uuid().nullish(),
  limit: z.number().int().min(1).max(100).default(50),
});
export type ListSessionsInput = z.input<typeof listSessionsInput>;

export const showSessionInput = z.object({ sessionId: z.uuid() });
