import { z } from "zod";

const day = z.iso.date();

/** What is looked for in messages; all that is given must hold. Days are the company's, both included. */
export const messageFilter = z.object({
  query: z.string().trim().max(200),
  numberId: z.uuid().optional(),
  /** Who leads or led the session of the message. */
  operatorId: z.uuid().optional(),
  /** On the session of the message (S1.18). */
  tagId: z.uuid().optional(),
  from: day.optional(),
  to: day.optional(),
  hasFile: z.boolean().optional(),
});
export type MessageFilter = z.infer<typeof messageFilter>;

export const searchMessagesInput = messageFilter.extend({
  /** Where the page before ended: the way it looked and its last message. */
  cursor: z
    .string()
    .regex(/^(?:beginnings|tails)_(?:[0-9a-f-]{36})?$/)
    .nullish(),
  limit: z.number().int().min(1).max(50).default(50),
});
export type SearchMessagesInput = z.input<typeof searchMessagesInput>;

export const searchCampaignsInput = z.object({
  query: z.string().trim().max(200),
  limit: z.number().int().min(1).max(20).default(5),
});
export type SearchCampaignsInput = z.input<typeof searchCampaignsInput>;
