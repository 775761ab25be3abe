import type { Ctx } from "../context";
import { sessionsOf } from "./contact-queries";
import type { TimelineInput } from "./schema";
import { readerOf } from "./show-contact";

/** A page of the contact's sessions over every number, the newest first: one timeline, whoever served them and where (O29, S1.15). */
export async function showTimeline(ctx: Ctx, { contactId, cursor, limit = 20 }: TimelineInput) {
  const page = { contactId, after: cursor ?? null, limit: limit + 1 };
  const found = await sessionsOf(ctx.db, readerOf(ctx), page);
  const rows = found.slice(0, limit);
  return { rows, nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}

export type TimelineRow = Awaited<ReturnType<typeof showTimeline>>["rows"][number];
