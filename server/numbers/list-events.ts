import type { Ctx } from "../context";
import { pageOfEvents } from "./state-queries";

const pageSize = 50;

/** What happened to a number, newest first; with the place where the next page begins. */
export async function listNumberEvents(
  ctx: Pick<Ctx, "db">,
  { numberId, cursor }: { numberId: string; cursor?: { at: Date; id: string } | null | undefined },
) {
  const rows = await pageOfEvents(ctx.db, { numberId, before: cursor ?? null, limit: pageSize + 1 });
  const events = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? events.at(-1) : undefined;
  return { events, next: last ? { at: last.at, id: last.id } : null };
}

export type NumberEventRow = Awaited<ReturnType<typeof listNumberEvents>>["events"][number];
